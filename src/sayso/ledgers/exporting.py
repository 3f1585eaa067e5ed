"""Ledgers for other programs: Fatebook's import sheet."""

import csv
import io
from datetime import date, datetime

from sayso.forecasts.words import wording_of
from sayso.forms.cells import harmless
from sayso.records.ledger import ForecastStatement, Ledger, Outcome, Question

SHEET_COLUMNS = (
    "questionTitle",
    "forecast",
    "qCreatedAt",
    "resolution",
    "resolvedAt",
    "resolveBy",
    "fCreatedAt",
    "tags",
    "notes",
)


def write_fatebook(ledger: Ledger) -> tuple[str, tuple[str, ...]]:
    """The sheet that Fatebook imports, a row a forecast, and what it cannot hold, a line each.

    Words count as the number that the ledger's scale gives them, and are kept as a note.
    """
    wording = wording_of(ledger)
    questions = {one.id: one for one in ledger.questions}
    settled = ledger.settled
    out = io.StringIO()
    writer = csv.DictWriter(out, SHEET_COLUMNS, lineterminator="\n")
    writer.writeheader()
    left: list[str] = []
    for forecast in ledger.forecasts:
        question = questions[forecast.question]
        meant = wording.read(forecast.probability) if forecast.probability else None
        if question.kind != "yes-no" or meant is None or meant.number is None:
            what = "no yes-no question" if question.kind != "yes-no" else "no number"
            left.append(f"{question.id} by {forecast.source}: {what}")
        elif forecast.made is None:
            left.append(f"{question.id} by {forecast.source}: no day on which it was made")
        else:
            percent = f"{100 * meant.number:.10g}%"
            writer.writerow(_sheet_row(question, forecast, settled.get(question.id), percent))
    return out.getvalue(), tuple(left)


def _sheet_row(
    question: Question, forecast: ForecastStatement, outcome: Outcome | None, percent: str
) -> dict[str, str]:
    opens = question.opens or forecast.made
    said = {"yes": "YES", "no": "NO", None: ""}.get(
        outcome.result if outcome else None, "AMBIGUOUS"
    )
    notes = [f"by {forecast.source}"]
    if forecast.words:
        notes.append(f"“{forecast.words}”")
    return {
        "questionTitle": harmless(question.asks or forecast.words or question.id),
        "forecast": percent,
        "qCreatedAt": _moment(opens, None),
        "resolution": said,
        "resolvedAt": _moment(outcome.known, outcome.known_at) if outcome else "",
        "resolveBy": _moment(question.last_day, None),
        "fCreatedAt": _moment(forecast.made, forecast.made_at),
        "tags": harmless(", ".join(question.topics)),
        "notes": harmless("; ".join(notes)),
    }


def _moment(day: date | None, at: datetime | None) -> str:
    given = at or day
    return "" if given is None else given.isoformat()
