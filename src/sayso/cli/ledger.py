"""``sayso ledger``: ledgers of forecasts begun, drafted from documents, added to and checked."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.debugging import debug_option
from sayso.cli.documents import parse_day
from sayso.cli.ledger_exchange import export_ledger, import_ledger
from sayso.cli.ledger_files import open_to_append, opened_ledger
from sayso.cli.ledger_settling import due, resolve
from sayso.cli.limits import limit_options, limits_of, private_option
from sayso.cli.messages import say
from sayso.cli.written_files import begin, check_each
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.records.ledger import Ledger


@click.group(invoke_without_command=True, short_help="Keep a ledger of forecasts.")
@click.pass_context
def ledger(context: click.Context) -> None:
    """Keep a ledger: forecasts, and what came of them. `sayso score` scores it.

    \b
      sayso ledger new forecasts.toml
      sayso ledger draft forecasts.toml notes/
      sayso ledger add forecasts.toml "The lock reopens" --last-day 2026-06-30
      sayso ledger check forecasts.toml
      sayso ledger due forecasts.toml --within 14
      sayso ledger resolve forecasts.toml lock yes --evidence "the log"
      sayso ledger import fatebook.csv -o forecasts.toml
      sayso ledger export forecasts.toml forecasts.csv

    What it writes to a ledger that is there it appends: every earlier line stays as it was.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


ledger.add_command(due)
ledger.add_command(resolve)
ledger.add_command(import_ledger)
ledger.add_command(export_ledger)


@ledger.command(short_help="Write a commented template of a ledger.")
@click.argument("path", metavar="FILE")
@debug_option
def new(path: str) -> None:
    """Write a commented template of a ledger to FILE, which must not be there yet."""
    begin(path, "sayso.ledgers", "sayso ledger check")


@ledger.command(short_help="Append every forecast that documents make.")
@click.argument("path", metavar="FILE")
@click.argument("documents", nargs=-1, metavar="DOCUMENT...")
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day of publication, whatever a document says.",
)
@limit_options
@private_option
@debug_option
def draft(
    *,
    path: str,
    documents: tuple[str, ...],
    published: str | None,
    time_limit: str | None,
    memory_limit: str | None,
    allow_private: bool,
) -> None:
    """Append every forecast in the documents to a ledger, with what each lacks above it.

    Those that are there already, or left out with a reason, are not added again. Nobody has
    confirmed them: they count once `confirmed_by` names somebody.
    """
    if not documents:
        raise ConfigError(
            "ledger draft: no document is named", remedy="name files, folders or web addresses"
        )
    from sayso.cli.bounds import usual_limits
    from sayso.cli.documents import find_all
    from sayso.cli.progress import Progress, on_terminal
    from sayso.cli.writing import Tally
    from sayso.forecasts.drafting import draft as draft_forecasts
    from sayso.ledgers.ledger_toml import forecast_block, question_block
    from sayso.pipeline import read_all

    target = open_to_append(path)
    located = list(find_all(documents, target.path))
    outcomes = read_all(
        located,
        scale=target.ledger.scale,
        published=parse_day(published),
        limits=limits_of(time_limit, memory_limit, usual=usual_limits(), private=allow_private),
    )
    with Progress(len(located), shown=on_terminal()) as progress:
        tally = Tally(progress)
        readings = tally.successes(outcomes)
        found = draft_forecasts(readings, target.ledger, entered=date.today())
    tally.close()
    blocks = []
    for one in found.drafted:
        blocks += [question_block(one.question, one.notes), forecast_block(one.forecast)]
    if blocks:
        target.append(blocks)
    complete = sum(not one.lacks for one in found.drafted)
    count = len(found.drafted)
    told = f"{path}: {count} drafted from {tally.read} documents, {found.there} there already"
    if count:
        told += f"; {count - complete} lack something, told above each; confirm those that count"
    say(told)
    raise click.exceptions.Exit(tally.status)


@ledger.command(short_help="Append a question, a forecast, or both.")
@click.argument("path", metavar="FILE")
@click.argument("asks", metavar="[WORDS]", required=False)
@click.option("--question", metavar="ID", help="The question's id; one that is there is added to.")
@click.option("--last-day", metavar="YYYY-MM-DD", help="The last day on which it may come true.")
@click.option("--probability", metavar="P", help='A word of any scale, 0.7, 70%, 3:1 or "20-40%".')
@click.option(
    "--option", "shares", multiple=True, metavar="NAME=P", help="Of a one-of question, each."
)
@click.option("--value", metavar="N", help='A number or a day, or a range: "80 to 150".')
@click.option(
    "--kind",
    type=click.Choice(["yes-no", "one-of", "number", "day"]),
    metavar="KIND",
    help="Of a new question: yes-no, one-of, number or day.  [default: as it is forecast]",
)
@click.option("--unit", metavar="WORDS", help="Of a new question about a number.")
@click.option("--source", metavar="NAME", help="Who says so.")
@click.option("--made", metavar="YYYY-MM-DD", help="The day it was said.  [default: today]")
@click.option("--words", metavar="WORDS", help="As it was said.")
@click.option("--condition", metavar="WORDS", help="On which it hangs.")
@click.option("--settled-by", metavar="WORDS", help="What one would look at.")
@click.option("--topic", "topics", multiple=True, metavar="NAME", help="What it is about.")
@click.option("--document", metavar="NAME", help="Where it was said.")
@debug_option
def add(path: str, asks: str | None, question: str | None, **given: object) -> None:
    """Append to a ledger: a question in WORDS, a forecast of it by --source, or both.

    \b
      sayso ledger add forecasts.toml "The lock reopens" --last-day 2026-06-30 \\
          --probability 70% --source Ana
      sayso ledger add forecasts.toml --question the-lock-reopens --probability likely --source Bo
      sayso ledger add forecasts.toml "Ships in May" --kind number --value "80 to 150" --source Ana
      sayso ledger add forecasts.toml "Who wins" --option North=60% --option South=40% --source Ana
    """
    from sayso.cli.ledger_adding import blocks_of

    target = open_to_append(path)
    added = blocks_of(target.ledger, asks, question, given, entered=date.today())
    target.append(added.blocks)
    say(f"{path}: {added.told}")


@ledger.command(short_help="Tell every mistake of a ledger, and what it lacks.")
@click.argument("paths", nargs=-1, metavar="LEDGER...")
@debug_option
def check(paths: tuple[str, ...]) -> None:
    """Tell every mistake of a ledger at its line and column, and what is not resolvable yet."""
    if not paths:
        raise ConfigError("ledger check: no ledger is named", remedy="name one or more")
    raise click.exceptions.Exit(check_each(paths, opened_ledger, _told))


def _told(path: str, found: "Ledger") -> Iterator[str]:
    from sayso.ledgers.remarks import told_remarks

    yield from told_remarks(Path(path), found)
    yield f"{path}: {_counted(found)}: no mistakes"


def _counted(found: "Ledger") -> str:
    counts = (
        (len(found.questions), "questions"),
        (len(found.forecasts), "forecasts"),
        (len(found.settled), "settled"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts)
