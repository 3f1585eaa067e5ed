"""``sayso link``: many documents in, what they say together out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import READ_ALL, READ_SOME, UNUSABLE
from sayso.cli.documents import find_all, parse_day
from sayso.cli.formats import choose_writing, format_options
from sayso.cli.limits import limit_options, limits_of, private_option
from sayso.cli.messages import say
from sayso.cli.options import jobs_option, scale_option
from sayso.errors import ConfigError, ReadError, SaysoError

if TYPE_CHECKING:
    from sayso.dossier.packed import PackedReadings
    from sayso.pipeline import Asked
    from sayso.records import Reading
    from sayso.records.dossier import Dossier
    from sayso.records.limits import Limits


@click.command(short_help="What many documents say together, and who has it from whom.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@format_options("text (default), html, json, csv, …: docs/reference/exports.md has all.")
@click.option("--draft", metavar="FILE", help="Begin a case file, which must not be there yet.")
@click.option("--about", metavar="WORDS", help="Only claims, actors and places with these words.")
@click.option("--from", "since", metavar="YYYY-MM-DD", help="Only documents published since.")
@click.option("--until", metavar="YYYY-MM-DD", help="Only documents published until then.")
@click.option(
    "--days",
    metavar="N",
    type=click.IntRange(min=0),
    default=4,
    show_default=True,
    help="How far apart documents of one story may be published.",
)
@click.option("--store", metavar="STORE", help="Link the documents of a case store.")
@click.option("--case", "case_name", metavar="NAME", help="The case of the store.")
@scale_option
@click.option("--no-likeness", is_flag=True, help="Compare claims by their words alone: faster.")
@click.option("--all", "everything", is_flag=True, help="Every line, and weaker candidates too.")
@jobs_option("work")
@click.option("--runner", metavar="NAME", help="What does the work: processes, or ray (a cluster).")
@limit_options
@private_option
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, no closing line.")
@click.option(
    "--debug", is_flag=True, help="Tracebacks of what fails unexpectedly; one document at a time."
)
def link(  # noqa: PLR0913  one parameter for each option
    *,
    paths: tuple[str, ...],
    output: str | None,
    form: str | None,
    table: str | None,
    draft: str | None,
    about: str | None,
    since: str | None,
    until: str | None,
    days: int,
    store: str | None,
    case_name: str | None,
    scale: str,
    no_likeness: bool,
    everything: bool,
    jobs: int,
    runner: str | None,
    time_limit: str | None,
    memory_limit: str | None,
    allow_private: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Link documents: which say the same, which have it from which, where they contradict each
    other, and what was lost on the way.

    PATH is what `sayso read` takes, or a file of readings that `sayso read --format json` wrote
    (.jsonl, .json). Nothing is called true or false, and nobody independent.

    \b
      sayso link notes/
      sayso link notes/ -o dossier.html
      sayso link readings.jsonl --format json
      sayso link notes/ --draft case.toml
      sayso link --store case.db --case main
    """
    _check_call(paths, store, case_name)
    from sayso import pipeline
    from sayso.cli.bounds import usual_limits
    from sayso.dossier.focus import focus_on
    from sayso.records.limits import Limits
    from sayso.records.manner import Manner

    is_asked = output is not None or form is not None
    writing = choose_writing("dossier", form, output, table, quiet=quiet)
    writing.manner()
    usual = usual_limits() if runner in (None, "processes") else Limits()
    limits = limits_of(time_limit, memory_limit, usual=usual, private=allow_private)
    jobs = 1 if debug else jobs
    order = partial(pipeline.readings_of, scale=scale, jobs=jobs, runner=runner, limits=limits)
    first, last = parse_day(since, "--from"), parse_day(until, "--until")
    if first is not None and last is not None and first > last:
        raise ConfigError(f"--from {first} is after --until {last}", remedy="turn the two round")
    asked: Asked = {
        "days": days,
        "since": first,
        "until": last,
        "likeness": not no_likeness,
        "jobs": jobs,
        "runner": runner,
        "limits": None if debug else limits,
    }
    failures: list[SaysoError] = []
    if store is not None:
        dossier, readings = _stored(store, case_name, asked, limits)
    else:
        readings, failures = _read(paths, writing.path, order, quiet=quiet)
        dossier = pipeline.link(readings, **asked)
    if not readings:
        if not failures:
            say("there is nothing to link")
        raise click.exceptions.Exit(UNUSABLE)
    dossier = pipeline.with_failures(focus_on(dossier, about or ""), failures)
    if draft is not None:
        _write_draft(draft, dossier)
    if draft is None or is_asked:
        known = readings.by_document
        writing.write([dossier], writing.manner(Manner(everything=everything, readings=known)))
    if not quiet:
        _tell_numbers(readings, failures)
    raise click.exceptions.Exit(READ_SOME if failures else READ_ALL)


def _check_call(paths: tuple[str, ...], store: str | None, case_name: str | None) -> None:
    if not paths and store is None:
        raise ConfigError(
            "link: no document is named",
            remedy="name files, folders, web addresses or readings, or a store with --store",
        )
    if paths and store is not None:
        raise ConfigError(
            "--store goes without documents", remedy="add them to the store first: sayso add"
        )
    if case_name is not None and store is None:
        raise ConfigError("--case goes with --store", remedy="name the store")


def _read(
    paths: tuple[str, ...],
    target: Path | None,
    read: "Callable[[list[str | ReadError]], Iterator[Reading | SaysoError]]",
    *,
    quiet: bool,
) -> "tuple[PackedReadings, list[SaysoError]]":
    """The readings of all that is named, and what could not be read, which has been told."""
    from sayso.cli.doubts import doubts_of
    from sayso.cli.progress import Progress, on_terminal
    from sayso.dossier.packed import pack_readings
    from sayso.records import Reading
    from sayso.runners.spool import TempSpool

    located = list(find_all(paths, target))
    failures: list[SaysoError] = []

    def readings(progress: "Progress") -> "Iterator[Reading]":
        for outcome in read(located):
            if isinstance(outcome, Reading):
                for line in doubts_of(outcome):
                    with progress.aside():
                        say(line)
                yield outcome
            else:
                failures.append(outcome)
                with progress.aside():
                    say(outcome)
            progress.advance()

    with Progress(len(located), shown=on_terminal() and not quiet) as progress:
        return pack_readings(readings(progress), TempSpool()), failures


def _tell_numbers(readings: "PackedReadings", failures: "Sequence[SaysoError]") -> None:
    """Say how many documents could not be read, and how many were given more than once."""
    if failures:
        say(f"{len(failures)} of {len(failures) + len(readings)} documents could not be read")
    times = Counter(id_ for id_, _ in readings.lines)
    again = sum(number > 1 for number in times.values())
    if again:
        counts = "1 document was" if again == 1 else f"{again:,} documents were"
        say(f"{counts} given more than once and {'counts' if again == 1 else 'count'} once")


def _stored(
    address: str, case_name: str | None, asked: "Asked", limits: "Limits"
) -> "tuple[Dossier, PackedReadings]":
    """The dossier and the readings of a case of a store, with its decisions laid over them."""
    from sayso.cli.stores import opened
    from sayso.dossier.packed import pack_readings
    from sayso.runners.spool import TempSpool
    from sayso.workbench import choose_case, laid_readings, linked_case

    with opened(address, read_only=True, limits=limits) as store:
        name = choose_case(store, case_name)
        return linked_case(store, name, **asked), pack_readings(
            laid_readings(store, name), TempSpool()
        )


def _write_draft(path: str, dossier: "Dossier") -> None:
    from sayso.cli.output import Output
    from sayso.pipeline import draft_case

    if Path(path).is_file():
        raise ConfigError("is there already", where=path, remedy="name a file that is not")
    written = draft_case(dossier)
    with Output(path, quiet=True).open() as stream:
        stream.write(written)
    if path != "-":
        say(f"{path}: written; fill it in, then: sayso case check {path}")
