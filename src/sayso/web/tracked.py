"""What the pages of forecasts show: the ledger of a case, and what is drafted, not tracked yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sayso.decisions.tracking import ledger_of, waiting_outcomes
from sayso.forecasts.asked import Asked, ask_all, is_over
from sayso.forecasts.drafting import Drafted, draft
from sayso.records.anchor import Anchor
from sayso.records.ledger import ForecastStatement, Ledger, Outcome
from sayso.records.shelf import ClaimQuery
from sayso.web.visitors import Desk, laid_reading

MOST_DRAFTED = 100
"""So many claims of the kind forecast are looked at for one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToConfirm:
    """A drafted forecast that is neither confirmed nor left out, with its claim's place."""

    drafted: Drafted
    at: Anchor
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question of the ledger and what was forecast of it; ``days`` until its last day is over.

    ``waiting``: the outcome that counts once a second person has settled the question alike.
    """

    asked: Asked
    statements: tuple[ForecastStatement, ...]
    days: int | None
    waiting: Outcome | None = None


def case_ledger(desk: Desk) -> Ledger:
    """The ledger that the decisions of the case make, by the rule of the server on readers."""
    return ledger_of(
        desk.store.decisions.list(case=desk.case),
        title=desk.case,
        two_readers=desk.settings.two_readers,
    )


def waiting_for_second(desk: Desk) -> dict[str, Outcome]:
    """The outcomes, by question, that one person has put and no second one yet."""
    if not desk.settings.two_readers:
        return {}
    return waiting_outcomes(ledger_of(desk.store.decisions.list(case=desk.case)).outcomes)


def to_confirm(desk: Desk, ledger: Ledger, *, offset: int = 0) -> tuple[ToConfirm, ...]:
    """The forecasts among the case's claims that nobody has confirmed or left out yet."""
    query = ClaimQuery(case=desk.case, kind="forecast", offset=offset, limit=MOST_DRAFTED)
    rows = desk.store.claims.list(query).rows
    places = {(row.document, row.start, row.end) for row in rows}
    known: set[object] = {(one.document, one.start, one.end) for one in ledger.forecasts}
    known |= {(one.document, one.start, one.end) for one in ledger.left_out}
    found: list[ToConfirm] = []
    for document in dict.fromkeys(row.document for row in rows):
        found += (
            one for one in drafted_in(desk, document, ledger) if _place(one.at) in places - known
        )
    return tuple(found)


def drafted_in(desk: Desk, document: str, ledger: Ledger) -> Iterator[ToConfirm]:
    """Every forecast that a document of the case makes, as it would be entered."""
    reading = laid_reading(desk, document).reading
    words = {(claim.start, claim.end): claim.text for claim in reading.claims}
    taken = Ledger(questions=ledger.questions)
    for one in draft([reading], taken).drafted:
        start, end = one.forecast.start or 0, one.forecast.end or 0
        at = Anchor(document=document, start=start, end=end, quote=words[start, end])
        placed = replace(one, forecast=replace(one.forecast, document=document))
        title = reading.document.title or reading.document.location or document
        yield ToConfirm(drafted=placed, at=at, title=title)


def rows_of(
    ledger: Ledger, on: date, waiting: Mapping[str, Outcome] | None = None
) -> tuple[Row, ...]:
    """The questions of the ledger, by last day; those without one last."""
    waiting = waiting or {}
    said: dict[str, list[ForecastStatement]] = {}
    for forecast in ledger.forecasts:
        said.setdefault(forecast.question, []).append(forecast)
    rows = [
        Row(
            asked=one,
            statements=tuple(said.get(id_, ())),
            days=_days(one, on),
            waiting=waiting.get(id_),
        )
        for id_, one in ask_all(ledger).items()
    ]
    return tuple(sorted(rows, key=lambda row: row.asked.question.last_day or date.max))


def shown(rows: tuple[Row, ...], tab: str, on: date) -> tuple[Row, ...]:
    """Those of a tab: due, open or settled."""

    def is_settled(row: Row) -> bool:
        return row.asked.outcome is not None or row.asked.void is not None

    if tab == "settled":
        return tuple(row for row in rows if is_settled(row))
    due = tuple(r for r in rows if not is_settled(r) and is_over(r.asked.question, on))
    if tab == "due":
        return due
    return tuple(row for row in rows if not is_settled(row) and row not in due)


def _days(one: Asked, on: date) -> int | None:
    last = one.question.last_day
    return None if last is None else (last - on).days


def _place(at: Anchor) -> tuple[str, int, int]:
    return at.document, at.start, at.end
