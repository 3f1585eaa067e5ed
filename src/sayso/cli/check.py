"""``sayso check``: drafts in, their tradecraft faults out."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from sayso.cli import BROKEN_PIPE, CLEAN, FOUND, UNUSABLE
from sayso.cli.documents import find_all, parse_day
from sayso.cli.formats import choose_writing, format_options
from sayso.cli.limits import limit_options, limits_of, private_option
from sayso.cli.messages import say
from sayso.cli.wanted import settings_for, wanted_codes
from sayso.errors import ConfigError, ReadError, SaysoError

if TYPE_CHECKING:
    from sayso.checks.checked import Checked
    from sayso.cli.settings import Settings


@click.command(short_help="The tradecraft faults of a draft, each at its place.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--select", metavar="NAMES", help='Rules to apply: S,C2,C201, "default", "extra" or "all".'
)
@click.option("--ignore", metavar="NAMES", help="Rules to leave out, by commas.")
@format_options("text (default), json, sarif, github, html, …: docs/reference/exports.md has all.")
@click.option(
    "--scale",
    metavar="NAME",
    help="What likelihood words are worth: icd203 (default), phia, nato, ipcc, kent or survey.",
)
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day of publication, whatever the document says.",
)
@click.option(
    "--config",
    metavar="FILE",
    help="The settings.  [default: the nearest sayso.toml, or pyproject.toml with [tool.sayso]]",
)
@limit_options
@private_option
@click.option("--explain", is_flag=True, help="Say which key judgements were found, and why.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule; text alone.")
@click.option("--exit-zero", is_flag=True, help="Leave with 0 even if there are findings.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, no closing line.")
@click.option("--debug", is_flag=True, help="Tracebacks of what fails unexpectedly.")
def check(  # noqa: PLR0913  one parameter for each option
    *,
    paths: tuple[str, ...],
    select: str | None,
    ignore: str | None,
    form: str | None,
    output: str | None,
    table: str | None,
    scale: str | None,
    published: str | None,
    config: str | None,
    time_limit: str | None,
    memory_limit: str | None,
    allow_private: bool,
    explain: bool,
    statistics: bool,
    exit_zero: bool,
    quiet: bool,
    debug: bool,  # main looks for it before anything is parsed
) -> None:
    """Check drafts: what is wrong with their sourcing, certainty, reasoning and forecasts.

    PATH is a file (.txt .md .html .pdf .docx), a folder, a web address, or - for standard
    input. `sayso rule CODE` tells what a rule means.

    \b
      sayso check draft.docx
      sayso check *.md --select S,C2 --ignore S103
      sayso check drafts/ --format sarif -o findings.sarif
      sayso check draft.md -o draft.html

    Exit status: 0, clean; 1, findings; 2, something could not be read or the call was wrong.
    Settings are found in sayso.toml, or [tool.sayso] in pyproject.toml, here or above.
    """
    if not paths:
        raise ConfigError(
            "check: no document is named",
            remedy="name files, folders, web addresses, or - for standard input",
        )
    from sayso.cli.bounds import limits_by
    from sayso.cli.progress import Progress, on_terminal
    from sayso.cli.writing import Tally
    from sayso.pipeline import check_all
    from sayso.records.manner import Manner

    day = parse_day(published)
    settings = settings_for(config)
    if settings is None:
        raise click.exceptions.Exit(UNUSABLE)
    limits = limits_of(time_limit, memory_limit, usual=limits_by(settings), private=allow_private)
    codes = wanted_codes(select, ignore, settings)
    writing = choose_writing("findings", form, output, table)
    manner = writing.manner(Manner(explain=explain, statistics=statistics, tell=say))
    located = sorted(find_all(paths, writing.path), key=_order)
    outcomes = check_all(
        located,
        select=codes,
        scale=scale or settings.scale or "icd203",
        published=day,
        limits=limits,
    )
    with Progress(len(located), shown=on_terminal() and not quiet) as progress:
        tally = Tally(progress)
        found = _Count(settings)
        try:
            writing.write(found.counted(tally.successes(outcomes)), manner, progress)
        except BrokenPipeError as error:  # whoever read the output has had enough
            raise click.exceptions.Exit(BROKEN_PIPE) from error
    if not quiet:
        tally.close()
    if tally.failed:
        raise click.exceptions.Exit(UNUSABLE)
    raise click.exceptions.Exit(FOUND if found.findings and not exit_zero else CLEAN)


class _Count:
    """Counts findings, after the settings have had their say about each document."""

    def __init__(self, settings: "Settings") -> None:
        self.findings = 0
        self._settings = settings
        self._severities = settings.severity_by_code()

    def counted(self, checked: Iterable["Checked"]) -> Iterator["Checked"]:
        for one in checked:
            without = self._settings.ignored_at(one.document.location)
            adjusted = one.adjusted(severities=self._severities, without=without)
            self.findings += len(adjusted.findings)
            yield adjusted


def _order(location: str | ReadError) -> str:
    return location.where if isinstance(location, SaysoError) else location
