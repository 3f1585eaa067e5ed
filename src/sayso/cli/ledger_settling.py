"""``sayso ledger due`` and ``resolve``: what is to be settled, and how it was."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from sayso.cli import CLEAN, FOUND
from sayso.cli.debugging import debug_option
from sayso.cli.documents import parse_day
from sayso.cli.ledger_files import open_to_append, whole_ledger
from sayso.cli.messages import printable, say
from sayso.cli.stores import who_option, whoever
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.ledgers.entry import Given
    from sayso.records.ledger import Question
    from sayso.records.scorecard import Due


@click.command(short_help="What is to be settled, the oldest first.")
@click.argument("paths", nargs=-1, metavar="LEDGER...")
@click.option("--within", metavar="DAYS", type=int, default=14, show_default=True,
              help="So many days ahead.")  # fmt: skip
@click.option("--on", metavar="YYYY-MM-DD", help="As of that day.  [default: today]")
@click.option("--calendar", metavar="FILE", help="Write all that is open there, as iCalendar.")
@debug_option
def due(paths: tuple[str, ...], within: int, on: str | None, calendar: str | None) -> None:
    """Tell what is to be settled: overdue first, then what falls due within so many days.

    It ends with status 1 if something is overdue.
    """
    if not paths:
        raise ConfigError("ledger due: no ledger is named", remedy="name one or more")
    from sayso.cli.output import Output
    from sayso.forecasts.asked import ask_all
    from sayso.forecasts.listings import list_due
    from sayso.ledgers.calendar import write_calendar
    from sayso.ledgers.loading import unite

    day = parse_day(on, "--on") or date.today()
    target = Output(calendar) if calendar is not None else None
    ledger = unite([(path, whole_ledger(path)) for path in paths])
    found = list_due(ask_all(ledger, day), ledger.forecasts, day)
    shown = [one for one in found if one.days <= within]
    for one in shown:
        sys.stdout.write("".join(f"{printable(line)}\n" for line in _lines(one)))
    overdue = sum(one.days < 0 for one in found)
    later = len(found) - len(shown)
    sys.stdout.write(f"{overdue} overdue, {len(shown) - overdue} due by then, {later} later\n")
    if target is not None:
        with target.open() as stream:
            stream.write(write_calendar(ledger, found))
    raise click.exceptions.Exit(FOUND if overdue else CLEAN)


@click.command(short_help="Append what came of a question.")
@click.argument("path", metavar="FILE")
@click.argument("question", metavar="QUESTION")
@click.argument("result", metavar="RESULT")
@click.option("--known", metavar="YYYY-MM-DD", help="When one could know.  [default: today]")
@click.option("--happened", metavar="YYYY-MM-DD", help="When it came about.")
@click.option("--evidence", multiple=True, metavar="WORDS", help="What shows it; as often as need.")
@click.option("--share", metavar="S", type=float, help="Of partly: how much of it came about.")
@click.option("--why", metavar="WORDS", help='Of void and partly; a void begins "overtaken: …".')
@who_option
@debug_option
def resolve(  # noqa: PLR0913  one parameter for each option
    *,
    path: str,
    question: str,
    result: str,
    known: str | None,
    happened: str | None,
    evidence: tuple[str, ...],
    share: float | None,
    why: str | None,
    who: str | None,
) -> None:
    """Append what came of a question: yes, no, partly, void, an option, a number or a day.

    A second outcome takes the place of the first, which stays in the file.

    \b
      sayso ledger resolve forecasts.toml lock yes --evidence "the keeper's log of 12 June"
      sayso ledger resolve forecasts.toml toll void --why "condition not met: no vote was held"
    """
    from sayso.ledgers.entry import make_outcome
    from sayso.ledgers.ledger_toml import outcome_block

    target = open_to_append(path)
    asked = {one.id: one for one in target.ledger.questions}
    day = parse_day(known, "--known")
    outcome = make_outcome(
        target.ledger,
        question,
        is_=_result(result, asked.get(question)),
        known=day if day or result == "void" else date.today(),
        happened=parse_day(happened, "--happened"),
        evidence=list(evidence),
        share=share,
        why=why,
        who=whoever(who),
    )
    before = question in target.ledger.settled
    target.append([outcome_block(outcome)])
    say(f"{path}: {question} is {result}{', in place of what stood' if before else ''}")


def _result(written: str, asked: "Question | None") -> "Given":
    """The words as the kind of question means them."""
    if asked is not None and asked.kind in ("number", "day"):
        try:
            return float(written) if asked.kind == "number" else date.fromisoformat(written)
        except ValueError:
            return written
    return written


def _lines(one: "Due") -> list[str]:
    from sayso.pages.draw_words import count

    if one.days < 0:
        when = f"{count(-one.days, 'day')} overdue"
    else:
        when = "last day today" if one.days == 0 else f"{count(one.days, 'day')} to go"
    lines = [f"{one.last_day}  {one.question}: {one.asks} ({when}; forecasts: {one.forecasts})"]
    lines += [f"            settled by: {one.settled_by}"] if one.settled_by else []
    lines += [f"            condition: {one.condition}"] if one.condition else []
    return lines
