"""``sayso read``: documents in, readings out."""

import click

from sayso.cli.documents import find_all, parse_day
from sayso.cli.formats import choose_writing, format_options
from sayso.cli.limits import limit_options, limits_of, private_option
from sayso.cli.messages import say
from sayso.cli.options import jobs_option, scale_option
from sayso.errors import ConfigError


@click.command(short_help="Who claims what in a document, and how surely.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@format_options("text (default), html, json, csv, …: docs/reference/exports.md has all.")
@scale_option
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day of publication, whatever the document says.",
)
@click.option("--engine", metavar="NAME", default="standard", show_default=True, help="What reads.")
@jobs_option("read")
@click.option("--runner", metavar="NAME", help="What does the work: processes, or ray (a cluster).")
@click.option(
    "--at-least",
    metavar="SCORE",
    type=click.FloatRange(0, 1),
    help="Only claims whose reading is that sure, from 0 to 1.",
)
@limit_options
@private_option
@click.option(
    "--explain",
    "explaining",
    is_flag=True,
    help="Where each sentence and each mark went: PATH, or PATH:LINE.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with the readings that -o FILE holds in JSON: documents in it are passed over.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, no closing line.")
@click.option(
    "--debug", is_flag=True, help="Tracebacks of what fails unexpectedly; one document at a time."
)
def read(  # noqa: PLR0913  one parameter for each option
    *,
    paths: tuple[str, ...],
    output: str | None,
    form: str | None,
    table: str | None,
    scale: str,
    published: str | None,
    engine: str,
    jobs: int,
    runner: str | None,
    at_least: float | None,
    time_limit: str | None,
    memory_limit: str | None,
    allow_private: bool,
    explaining: bool,
    resume: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Read documents: who claims what, how sure they are, what it rests on.

    PATH is a file (.txt .md .html .pdf .docx .eml), a folder, a web address, or - for standard
    input.

    \b
      sayso read article.txt
      sayso read report.pdf -o report.html
      sayso read notes/ -o notes.jsonl --resume
      cat draft.md | sayso read - --published 2021-08-29
      sayso read https://example.org/report --scale phia
      sayso read article.txt:12 --explain
    """
    if not paths:
        raise ConfigError(
            "read: no document is named",
            remedy="name files, folders, web addresses, or - for standard input",
        )
    from sayso.cli.bounds import usual_limits
    from sayso.cli.explaining import explain_paths
    from sayso.cli.output import Output
    from sayso.cli.progress import Progress, on_terminal
    from sayso.cli.resuming import Done, done_before, grows_by_lines
    from sayso.cli.sure import sure
    from sayso.cli.writing import Tally
    from sayso.orders import ReadingOrder
    from sayso.pipeline import read_all
    from sayso.records.limits import Limits
    from sayso.records.manner import Manner

    usual = usual_limits() if runner in (None, "processes") else Limits()
    limits = limits_of(time_limit, memory_limit, usual=usual, private=allow_private)
    day = parse_day(published)
    order = ReadingOrder(engine=engine, scale=scale, published=day, limits=limits)
    if explaining:
        raise click.exceptions.Exit(explain_paths(paths, order, Output(output, quiet=quiet)))
    writing = choose_writing("reading", form, output, table, quiet=quiet)
    manner = writing.manner(Manner(tell=say))
    done = done_before(writing, order) if resume else Done()
    located = done.less(find_all(paths, writing.path))
    if not located and writing.target is not None:
        writing.target.tell("holds all of these already")
        return
    outcomes = read_all(
        located,
        engine=engine,
        scale=scale,
        published=day,
        jobs=1 if debug else jobs,
        runner=runner,
        limits=limits,
    )
    with Progress(len(located), shown=on_terminal() and not quiet) as progress:
        tally = Tally(progress)
        grows_after = done.size if grows_by_lines(writing) else None
        kept = sure(tally.successes(outcomes), at_least)
        writing.write(kept, manner, progress, grows_after=grows_after)
    if not quiet:
        tally.close()
    raise click.exceptions.Exit(tally.status)
