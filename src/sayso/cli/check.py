"""``sayso check``: drafts in, their tradecraft faults out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from time import sleep
from typing import TYPE_CHECKING

import click

from sayso.cli import BROKEN_PIPE, CLEAN, FOUND, UNUSABLE
from sayso.cli.checking import in_order
from sayso.cli.documents import find_all, parse_day
from sayso.cli.formats import choose_writing, format_options
from sayso.cli.limits import limit_options, limits_of, private_option
from sayso.cli.messages import say
from sayso.cli.output import Output
from sayso.cli.wanted import settings_for, wanted_rules
from sayso.errors import ConfigError
from sayso.pages.draw_words import count, listed

if TYPE_CHECKING:
    from sayso.checks.baseline import KnownDocument
    from sayso.checks.checked import Checked
    from sayso.cli.checking import Checking, Located
    from sayso.cli.formats import Writing
    from sayso.records.manner import Manner


@click.command(short_help="The tradecraft faults of a draft, each at its place.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--select", metavar="NAMES", help='Rules to apply: S,C2,C201, "default", "extra" or "all".'
)
@click.option("--ignore", metavar="NAMES", help="Rules to leave out, by commas.")
@click.option(
    "--register",
    metavar="NAME",
    help="What the texts are, whatever they look like: assessment, news, talk or record.",
)
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
@click.option(
    "--baseline",
    metavar="PATH",
    help="Tell only what is new since an older draft, a folder of them, or a baseline file.",
)
@click.option(
    "--write-baseline",
    "kept",
    metavar="FILE",
    help="Write what is found to FILE (.json), to be known from now on, and tell nothing else.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a draft changes, until Ctrl-C.")
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
    register: str | None,
    form: str | None,
    output: str | None,
    table: str | None,
    scale: str | None,
    published: str | None,
    config: str | None,
    time_limit: str | None,
    memory_limit: str | None,
    allow_private: bool,
    baseline: str | None,
    kept: str | None,
    watch: bool,
    explain: bool,
    statistics: bool,
    exit_zero: bool,
    quiet: bool,
    debug: bool,  # main looks for it before anything is parsed
) -> None:
    """Check drafts: what is wrong with their sourcing, certainty, reasoning and forecasts.

    PATH is a file (.txt .md .html .pdf .docx .eml), a folder, a web address, or - for standard
    input. `sayso rule CODE` tells what a rule means.

    \b
      sayso check draft.docx
      sayso check *.md --select S,C2 --ignore S103
      sayso check drafts/ --format sarif -o findings.sarif
      sayso check draft.docx -o reviewed.docx
      sayso check v2.docx --baseline v1.docx

    Exit status: 0, clean; 1, findings; 2, nothing could be read or the call was wrong; 3, some
    documents could not be read.
    Settings are found in sayso.toml, or [tool.sayso] in pyproject.toml, here or above.
    """
    if not paths:
        raise ConfigError(
            "check: no document is named",
            remedy="name files, folders, web addresses, or - for standard input",
        )
    from sayso.cli.baselines import load_known
    from sayso.cli.bounds import limits_by
    from sayso.cli.checking import Checking
    from sayso.cli.watching import check_watchable
    from sayso.records.manner import Manner

    settings = settings_for(config)
    if settings is None:
        raise click.exceptions.Exit(UNUSABLE)
    asked = time_limit is not None or memory_limit is not None
    limits = limits_of(time_limit, memory_limit, usual=limits_by(settings), private=allow_private)
    checking = Checking(
        settings=settings,
        rules=wanted_rules(select, ignore, register, settings),
        scale=scale,
        published=parse_day(published),
        # Whoever watches has drafts of their own, and waits: the engine stays loaded here.
        limits=None if watch and not asked else limits,
    )
    writing = choose_writing("findings", form, output, table, quiet=quiet)
    manner = writing.manner(Manner(explain=explain, statistics=statistics, tell=say))
    known = load_known(baseline, checking) if baseline is not None else None
    call = _Call(checking=checking, paths=paths, known=known, quiet=quiet)
    if kept is not None:
        _refuse_beside(kept, form=form, output=output, watch=watch)
        raise click.exceptions.Exit(call.keep(kept))
    if watch:
        check_watchable(paths)
        call.watch(writing, manner)
        raise click.exceptions.Exit(CLEAN)
    status = call.check(in_order(find_all(paths, writing.path)), writing, manner)
    raise click.exceptions.Exit(CLEAN if status == FOUND and exit_zero else status)


def _refuse_beside(kept: str, *, form: str | None, output: str | None, watch: bool) -> None:
    beside = {"--format": form, "-o": output, "--watch": watch}
    for option, given in beside.items():
        if given:
            raise ConfigError(
                f"{option} does not go with --write-baseline", remedy="leave out one of the two"
            )
    if not kept.lower().endswith(".json"):
        raise ConfigError("is no name of a baseline file", where=kept, remedy="end it in .json")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """One call of the command: the drafts it is about, and how they are checked."""

    checking: "Checking"
    paths: tuple[str, ...]
    known: "tuple[KnownDocument, ...] | None"
    quiet: bool

    def check(self, located: "list[Located]", writing: "Writing", manner: "Manner") -> int:
        """The status of having told what is found in these drafts."""
        from sayso.cli.progress import Progress, on_terminal
        from sayso.cli.writing import Tally

        with Progress(len(located), shown=on_terminal() and not self.quiet) as progress:
            tally, found = Tally(progress), Counter[str]()
            outcomes = tally.successes(self.checking.outcomes(located, known=self.known))
            try:
                writing.write(_counted(outcomes, found), manner, progress)
            except BrokenPipeError as error:  # whoever read the output has had enough
                raise click.exceptions.Exit(BROKEN_PIPE) from error
        if not self.quiet:
            tally.close()
            if self.known is not None and writing.form.format != "text":
                say(f"{count(found['known'], 'finding')} known before, and left out")
        if tally.failed:
            return tally.status
        return FOUND if found["new"] else CLEAN

    def keep(self, path: str) -> int:
        """The status of having written what is found to a baseline file."""
        from sayso.cli.baselines import write_baseline
        from sayso.cli.progress import Progress, on_terminal
        from sayso.cli.writing import Tally

        target = Output(path, quiet=True)
        located = in_order(find_all(self.paths, None))
        with Progress(len(located), shown=on_terminal() and not self.quiet) as progress:
            tally = Tally(progress)
            outcomes = self.checking.outcomes(located, known=self.known)
            write_baseline(target, tally.successes(outcomes))
        return tally.status

    def watch(self, writing: "Writing", manner: "Manner") -> None:
        """Check the drafts, and again what changed of them, until interrupted."""
        from sayso.cli.watching import SECONDS, changes, stamps_of

        def located() -> "list[Located]":
            return in_order(find_all(self.paths, writing.path))

        try:
            for changed in changes(lambda: stamps_of(located()), lambda: sleep(SECONDS)):
                few = listed(changed) if len(changed) < 4 else count(len(changed), "draft")
                say(f"{datetime.now():%H:%M:%S} {few}")
                # A file holds everything; a terminal has told of the others already.
                self.check(located() if writing.path else list(changed), writing, manner)
        except KeyboardInterrupt:
            return


def _counted(checked: Iterable["Checked"], found: Counter[str]) -> Iterator["Checked"]:
    """The drafts as they come; what is new in them and what was known is counted."""
    for one in checked:
        found.update(new=len(one.findings), known=one.known)
        yield one
