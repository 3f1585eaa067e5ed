"""The outcomes of a ledger file: what came of a question, who says so, and on what evidence."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from sayso.forms.form import Form
from sayso.ledgers.fields import Fields
from sayso.ledgers.values import read_quantity
from sayso.records.ledger import VOID_REASONS, Outcome, Question, Result, VoidReason

KEYS = ("question", "is", "share", "known", "happened", "who", "evidence", "why")
_PLAIN: Mapping[str, Result] = {"yes": "yes", "no": "no", "void": "void", "partly": "partly"}
_BEYOND: Mapping[str, Result] = {"before": "before", "after": "after"}


def read_outcomes(form: Form, questions: Mapping[str, Question]) -> tuple[Outcome, ...]:
    """The outcomes of a form, in its order; what is wrong with them is noted."""
    found = []
    for path, table in form.entries(form.tables, "outcome"):
        outcome = _outcome(Fields(form, path, table), questions)
        if outcome is not None:
            found.append(outcome)
    return tuple(found)


def _outcome(fields: Fields, questions: Mapping[str, Question]) -> Outcome | None:
    fields.only(KEYS)
    named = fields.text("question")
    if named and named not in questions:
        fields.form.known(named, (*fields.path, "question"), questions, "question")
    question = questions.get(named)
    if question is None:
        return None
    if not fields.has("is"):
        fields.form.wrong(fields.path, "is is missing", f"write {_offer(question)}")
        return None
    settled = fields.read("is", lambda: _result(fields.table["is"], question))
    if settled is None:
        return None
    known, known_at = fields.moment("known")
    evidence, why, share = fields.texts("evidence"), fields.words("why") or "", None
    result = settled["result"]
    if result != "void" and known is None and not fields.has("known"):
        told = "known is missing: the first day on which one could know"
        fields.form.wrong(fields.path, told, "write known = 2026-06-12")
    if result in ("yes", "no", "partly") and not evidence:
        told = f"{result} without evidence"
        fields.form.wrong(fields.path, told, 'write evidence = ["what shows it"]')
    if result in ("void", "partly") and not why.strip():
        fields.form.wrong(fields.path, f"{result} without why", f"write why = {_reasons()}")
        if result == "void":
            return None
    if fields.has("share"):
        if result == "partly":
            share = fields.share("share")
        else:
            fields.wrong("share", f"share goes with partly, not {result}")
    reason = _reason(fields, why) if result == "void" else None
    if result == "void" and reason is None:
        return None
    return Outcome(
        question=named,
        share=share,
        known=known,
        known_at=known_at,
        happened=fields.day("happened"),
        who=fields.words("who"),
        evidence=evidence,
        why=why,
        reason=reason,
        **settled,
    )


def _result(written: object, question: Question) -> dict[str, Any]:
    """What the outcome says, as fields of the record."""
    if question.kind == "one-of":
        if written in question.options:
            return {"result": "option", "option": written}
        if written == "void":
            return {"result": "void"}
    elif question.kind == "yes-no":
        if isinstance(written, str) and written in _PLAIN:
            return {"result": _PLAIN[written]}
    else:
        if written == "void":
            return {"result": "void"}
        if isinstance(written, str) and written in _BEYOND:
            if question.bounds is None:
                raise ValueError(f"{written} what? the question has no bounds; give it bounds")
            return {"result": _BEYOND[written]}
        if not isinstance(written, str):
            value = read_quantity(written, "is", is_day=question.kind == "day")
            return {"result": "value", "value": value}
    hint = _hint(written, question)
    raise ValueError(f"{_shown(written)} is no outcome of this question; {hint}")


def _shown(written: object) -> str:
    return str(written).lower() if isinstance(written, bool) else repr(written)


def _hint(written: object, question: Question) -> str:
    known = _words(question)
    near = get_close_matches(str(written).lower(), known, n=1)
    if isinstance(written, bool) and question.kind == "yes-no":
        near = ["yes" if written else "no"]
    return f"did you mean {near[0]!r}?" if near else f"write {_offer(question)}"


def _words(question: Question) -> tuple[str, ...]:
    if question.kind == "one-of":
        return (*question.options, "void")
    return tuple(_PLAIN) if question.kind == "yes-no" else (*_BEYOND, "void")


def _offer(question: Question) -> str:
    words = ", ".join(f'"{word}"' for word in _words(question))
    if question.kind in ("number", "day"):
        return f"is = {'a day' if question.kind == 'day' else 'a number'}, or one of {words}"
    return f"is = one of {words}"


def _reasons() -> str:
    return f'"{VOID_REASONS[0]}: …" (or {", ".join(VOID_REASONS[1:])})'


def _reason(fields: Fields, why: str) -> VoidReason | None:
    plain = " ".join(why.lower().split())
    for reason in VOID_REASONS:
        if plain.startswith(reason):
            return reason
    fields.wrong("why", "a void begins with its reason", f"write why = {_reasons()}")
    return None
