"""How a question of Metaculus came out."""

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from sayso.ledgers.imported import day_of, moment
from sayso.records.ledger import Outcome, Question, Result, VoidReason

_VOID = ("annulled", "ambiguous")
_BEYOND: Mapping[str, Result] = {"below_lower_bound": "before", "above_upper_bound": "after"}


def settle(row: Mapping[str, str], question: Question) -> Outcome | None:
    """The outcome that a row of ``question_data.csv`` tells, None of an open question.

    Raises:
        ValueError: the resolution is none that a question of its kind can have.
    """
    said = (row.get("Resolution") or "").strip()
    if not said:
        return None
    at = moment(row.get("Resolution Known Time") or row.get("Actual Close Time") or "")
    settled: dict[str, Any] = {"question": question.id, "known": day_of(at), "known_at": at}
    if said.lower() in _VOID:
        reason: VoidReason = "question ill put" if said.lower() == "annulled" else "cannot be told"
        why = f"{reason}: {said.lower()} on Metaculus"
        return Outcome(result="void", reason=reason, why=why, **settled)
    settled["evidence"] = ("resolved on Metaculus",)
    if question.kind == "yes-no":
        if said.lower() not in ("yes", "no"):
            raise ValueError(f"{said!r} is no resolution of a yes-no question")
        return Outcome(result="yes" if said.lower() == "yes" else "no", **settled)
    if question.kind == "one-of":
        if said not in question.options:
            raise ValueError(f"{said!r} is none of the options")
        return Outcome(result="option", option=said, **settled)
    return _quantity(said, question, settled)


def _quantity(said: str, question: Question, settled: dict[str, Any]) -> Outcome:
    if said in _BEYOND:
        return Outcome(result=_BEYOND[said], **settled)
    if question.kind == "day":
        try:
            return Outcome(result="value", value=date.fromisoformat(said[:10]), **settled)
        except ValueError:
            raise ValueError(f"{said!r} is no day") from None
    try:
        value = float(said)
    except ValueError:
        raise ValueError(f"{said!r} is no number") from None
    if not isfinite(value):
        raise ValueError(f"{said!r} is no number")
    return Outcome(result="value", value=value, **settled)
