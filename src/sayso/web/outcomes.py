"""What the form of a question says came about, by the question's kind; refused where it is none."""

from dataclasses import dataclass
from datetime import date
from math import isfinite

from sayso.errors import ConfigError
from sayso.records.anchor import Anchor
from sayso.records.ledger import (
    VOID_REASONS,
    Outcome,
    Quantity,
    Question,
    Result,
)
from sayso.web.forms import Posted

_RESULTS: tuple[Result, ...] = ("yes", "no", "partly")
_BEYOND: tuple[Result, ...] = ("before", "after")
_MOST_NUMBER = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The part of an outcome that depends on the question's kind."""

    result: Result
    option: str | None = None
    value: Quantity | None = None
    share: float | None = None


def posted_outcome(question: Question, sent: Posted, cites: tuple[Anchor, ...]) -> Outcome:
    """The outcome of the question that the form gives, with what shows it.

    Raises:
        ConfigError: it gives none of this kind, or nothing that shows it, or no day.
    """
    why, known = sent.text("why"), sent.day("known")
    evidence = tuple(
        line for line in (sent.text("evidence"), *(f"“{at.quote}”" for at in cites)) if line
    )
    if sent.text("is") == "void":
        reason = next((one for one in VOID_REASONS if one == sent.text("reason")), None)
        if reason is None:
            raise ConfigError("a void names its reason", remedy="choose one of the four")
        return Outcome(
            question=question.id, result="void", reason=reason, why=why or reason, known=known
        )
    said = _said(question, sent)
    if not evidence:
        raise ConfigError("nothing shows it", remedy="write what does, or cite a claim")
    if known is None:
        raise ConfigError(
            "the day is missing on which one could first know", remedy="write it as 2026-06-12"
        )
    if known > date.today():
        raise ConfigError(f"{known} is not here yet")
    if said.result == "partly" and not why:
        raise ConfigError("partly needs a reason", remedy="write which part came about")
    return Outcome(
        question=question.id,
        result=said.result,
        option=said.option,
        value=said.value,
        share=said.share,
        known=known,
        evidence=evidence,
        why=why,
    )


def _said(question: Question, sent: Posted) -> _Said:
    if question.kind == "one-of":
        return _said_option(question, sent)
    if question.kind in ("number", "day"):
        return _said_quantity(question, sent)
    result = next((one for one in _RESULTS if one == sent.text("is")), None)
    if result is None:
        raise ConfigError("what came about is missing", remedy="choose yes, no, partly or void")
    return _Said(result=result, share=_share(sent) if result == "partly" else None)


def _said_option(question: Question, sent: Posted) -> _Said:
    if sent.text("is") != "option":
        raise ConfigError("what came about is missing", remedy="choose an option or void")
    option = sent.text("option")
    if option not in question.options:
        raise ConfigError(
            "that is no option of the question", remedy=f"one of {', '.join(question.options)}"
        )
    return _Said(result="option", option=option)


def _said_quantity(question: Question, sent: Posted) -> _Said:
    beyond = next((one for one in _BEYOND if one == sent.text("is")), None)
    if beyond is not None and question.bounds is not None:
        return _Said(result=beyond)
    what = "day" if question.kind == "day" else "number"
    if sent.text("is") != "value":
        raise ConfigError("what came about is missing", remedy=f"give the {what} or void")
    if question.kind == "number":
        return _Said(result="value", value=_number(sent))
    day = sent.day("value")
    if day is None:
        raise ConfigError("the day is missing that came about", remedy="write it as 2026-06-12")
    return _Said(result="value", value=day)


def _number(sent: Posted) -> float:
    written = sent.text("value").replace("−", "-")
    try:
        found = float(written[:_MOST_NUMBER])
    except ValueError:
        found = float("nan")
    if not isfinite(found) or len(written) > _MOST_NUMBER:
        raise ConfigError(f"{written[:20]!r} is no number", remedy="write it as 1250 or 0.4")
    return found


def _share(sent: Posted) -> float | None:
    written = sent.text("share").removesuffix("%").strip()
    if not written:
        return None
    try:
        found = float(written) / 100
    except ValueError:
        raise ConfigError(f"{written[:20]!r} is no share in percent") from None
    if not 0 <= found <= 1:
        raise ConfigError(f"{written[:20]} is no share in percent", remedy="0 to 100")
    return found
