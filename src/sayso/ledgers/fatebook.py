"""Fatebook's export of forecasts as CSV: one row a forecast, the options of a question apart."""

from collections.abc import Iterable, Mapping

from sayso.ledgers.imported import Collector, Imported, day_of, moment, need, opening, share, slug
from sayso.records.ledger import ForecastStatement, Outcome, Question, Stated

SITE = "a Fatebook export"
COLUMNS = ("Question title", "Forecast created by", "Forecast (scale = 0-1)", "Forecast created at")
"""Columns that every version of the export has."""


def import_fatebook(rows: Iterable[Mapping[str, str]]) -> Imported:
    """The ledger of the export's rows.

    A question is a title and the moment it was asked. Each option of a question with several is
    a yes-no question of its own; they share an event. AMBIGUOUS is void.
    """
    found = Collector(SITE)
    ids: dict[tuple[str, str, str], str] = {}
    for number, row in enumerate(rows, 2):
        try:
            question = _question(row, found, ids)
            made = moment(need(row, "Forecast created at"))
            probability = share(need(row, "Forecast (scale = 0-1)"))
            found.forecasts.append(
                ForecastStatement(
                    question=question.id,
                    source=need(row, "Forecast created by"),
                    made=day_of(made),
                    made_at=made,
                    probability=Stated(text=f"{probability:g}", low=probability, high=probability),
                    entered=day_of(made),
                    entered_at=made,
                )
            )
        except ValueError as error:
            found.refuse(f"row {number}", str(error))
        else:
            found.became("forecasts")
    asked = {one.question for one in found.forecasts}
    found.questions = {id_: one for id_, one in found.questions.items() if id_ in asked}
    found.outcomes = {id_: one for id_, one in found.outcomes.items() if id_ in asked}
    return found.imported("From Fatebook")


def _question(
    row: Mapping[str, str], found: Collector, ids: dict[tuple[str, str, str], str]
) -> Question:
    title = need(row, "Question title")
    option = (row.get("Multiple choice option") or "").strip()
    key = (title, row.get("Question created at") or "", option)
    if key in ids:
        return found.questions[ids[key]]
    asks = f"{title} {option}" if option else title
    opens = moment(row.get("Question created at") or "")
    last = moment(row.get("Question resolve by") or "")
    question = Question(
        id=slug(asks, found.questions),
        asks=f"{title}: {option}" if option else title,
        last_day=day_of(last),
        opens=opening(opens, day_of(last)),
        settled_by="its resolution on Fatebook",
        event=slug(title, ()) if option else None,
    )
    outcome = _outcome(row, question)
    found.settle(outcome)
    ids[key] = question.id
    found.questions[question.id] = question
    return question


def _outcome(row: Mapping[str, str], question: Question) -> Outcome | None:
    said = (row.get("Resolution") or row.get("Question resolution") or "").strip().upper()
    if not said:
        return None
    at = moment(row.get("Resolved at") or row.get("Question resolved at") or "")
    known = day_of(at) or question.last_day
    who = (row.get("Question created by") or "").strip() or None
    if said in ("YES", "NO"):
        return Outcome(
            question=question.id,
            result="yes" if said == "YES" else "no",
            known=known,
            known_at=at,
            who=who,
            evidence=("resolved on Fatebook",),
        )
    if said not in ("AMBIGUOUS", "OTHER"):
        raise ValueError(f"{said!r} is no resolution")
    return Outcome(
        question=question.id,
        result="void",
        reason="cannot be told",
        why=f"cannot be told: {said} on Fatebook",
        known=known,
        known_at=at,
        who=who,
    )
