"""PredictionBook's forecasts: the CSV of iqisa, a CSV of the site's own names, or its JSON."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sayso.ledgers.imported import Collector, Imported, day_of, moment, need, opening, share
from sayso.records.ledger import ForecastStatement, Outcome, Question, Stated, VoidReason

SITE = "a PredictionBook export"
COLUMNS = ("question_id", "user_id", "probability", "timestamp", "outcome", "q_status")
"""Columns of iqisa's forecasts.csv, by which it is known."""
OWN_COLUMNS = ("description", "deadline", "confidence", "outcome", "withdrawn")
"""Columns, or keys, that carry the names of the site's interface."""
_JUDGED = {"1": True, "1.0": True, "true": True, "right": True}
_JUDGED |= {"0": False, "0.0": False, "false": False, "wrong": False}
_UNKNOWN = ("unknown", "-1", "-1.0", "ambiguous")


def import_predictionbook(rows: Iterable[Mapping[str, Any]]) -> Imported:
    """The ledger of the rows, one a forecast.

    Judged right or wrong is yes or no; judged unknown is void; withdrawn is void, as a question
    ill put; the rest is open. Rows without a confidence are comments.
    """
    found = Collector(SITE)
    for number, row in enumerate(rows, 2):
        try:
            _take(row, found)
        except ValueError as error:
            found.refuse(f"row {number}", str(error))
    return found.imported("From PredictionBook")


def rows_of_json(whole: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The forecasts in the site's JSON (``predictions`` with their ``responses``), a row each."""
    for prediction in whole.get("predictions", ()):
        if isinstance(prediction, dict):
            asked = {f"question_{key}" if key in ("id", "created_at") else key: value
                     for key, value in prediction.items() if key != "responses"}  # fmt: skip
            for response in prediction.get("responses", ()):
                if isinstance(response, dict):
                    yield {**asked, **response}


def _take(row: Mapping[str, Any], found: Collector) -> None:
    stated = row.get("probability")
    if stated in (None, ""):
        confidence = row.get("confidence")
        if confidence in (None, ""):
            found.became("comments without a forecast")
            return
        stated = _percent(confidence)
    probability = share(stated)
    made = moment(need(row, "timestamp", "created_at"))
    source = need(row, "user_id", "user_label", "user")
    name = need(row, "question_id", "prediction_id", "description")
    if name not in found.questions:
        question = _question(name, row)
        found.settle(_outcome(name, row))
        found.questions[name] = question
    found.forecasts.append(
        ForecastStatement(
            question=name,
            source=source,
            made=day_of(made),
            made_at=made,
            probability=Stated(text=f"{probability:g}", low=probability, high=probability),
            entered=day_of(made),
            entered_at=made,
        )
    )
    found.became("forecasts")


def _percent(confidence: object) -> float:
    try:
        return float(str(confidence).removesuffix("%")) / 100
    except ValueError:
        raise ValueError(f"{confidence!r} is no confidence in percent") from None


def _question(name: str, row: Mapping[str, Any]) -> Question:
    last_day = day_of(moment(need(row, "close_time", "deadline")))
    opens = moment(str(row.get("open_time") or row.get("question_created_at") or ""))
    return Question(
        id=name,
        asks=str(row.get("description") or f"PredictionBook's question {name}"),
        last_day=last_day,
        opens=opening(opens, last_day),
        settled_by="its judgement on PredictionBook",
    )


def _outcome(name: str, row: Mapping[str, Any]) -> Outcome | None:
    given = row.get("outcome")
    said = "" if given is None else str(given).strip().lower()
    known = moment(str(row.get("resolve_time") or row.get("updated_at") or ""))
    if str(row.get("withdrawn") or "").strip().lower() in ("true", "1"):
        return _void(name, "question ill put", "withdrawn", known)
    if said in _UNKNOWN:
        return _void(name, "cannot be told", "judged unknown", known)
    if not said:
        return None
    if said not in _JUDGED:
        raise ValueError(f"{given!r} is no judgement")
    return Outcome(
        question=name,
        result="yes" if _JUDGED[said] else "no",
        known=day_of(known),
        known_at=known,
        evidence=("judged on PredictionBook",),
    )


def _void(name: str, reason: VoidReason, how: str, known: datetime | None) -> Outcome:
    return Outcome(
        question=name,
        result="void",
        reason=reason,
        why=f"{reason}: {how} on PredictionBook",
        known=day_of(known),
        known_at=known,
    )
