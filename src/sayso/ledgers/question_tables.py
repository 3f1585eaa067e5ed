"""The questions of a ledger file: what is asked, until when, and who else was asked."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from sayso.forms.form import Form
from sayso.forms.places import Path
from sayso.ledgers.fields import Fields
from sayso.ledgers.values import comes_before, read_quantity
from sayso.records.ledger import (
    QUESTION_KINDS,
    MarketPrice,
    Quantity,
    Question,
    QuestionKind,
    conditions_in_circle,
)

KEYS = (
    "id",
    "asks",
    "kind",
    "options",
    "ordered",
    "unit",
    "bounds",
    "last_day",
    "opens",
    "condition",
    "condition_id",
    "settled_by",
    "topic",
    "event",
    "base_rate",
    "base_rate_from",
    "market",
    "interpreted",
    "interpreted_by",
)
_PLAIN: Mapping[str, Callable[[Fields, str], Any]] = {
    "ordered": Fields.truth,
    "unit": Fields.words,
    "last_day": Fields.day,
    "opens": Fields.day,
    "condition": Fields.words,
    "condition_id": Fields.words,
    "settled_by": Fields.words,
    "event": Fields.words,
    "base_rate": Fields.share,
    "base_rate_from": Fields.words,
    "interpreted_by": Fields.words,
}
"""Keys that say one thing each, by themselves: what is not there is not asked for."""
_INTERPRETED = (*KEYS[1:], "made", "probability")
_GO_WITH = {
    "options": ("one-of",),
    "ordered": ("one-of",),
    "unit": ("number",),
    "bounds": ("number", "day"),
    "base_rate": ("yes-no",),
    "market": ("yes-no",),
}
_TAKEN_BY_OUTCOMES = ("void", "partly")


def read_questions(form: Form) -> dict[str, Question]:
    """The questions of a form by their ids; what is wrong with them is noted."""
    found: dict[str, Question] = {}
    ids: list[tuple[str, Path]] = []
    for path, table in form.entries(form.tables, "question"):
        question = _question(Fields(form, path, table))
        ids.append((question.id, path))
        found.setdefault(question.id, question)
    form.unique(ids, "question")
    _check_conditions(form, found, ids)
    return found


def _question(fields: Fields) -> Question:
    fields.only(KEYS)
    kind = cast(QuestionKind, fields.one_of("kind", QUESTION_KINDS, "yes-no"))
    for key, kinds in _GO_WITH.items():
        if fields.has(key) and kind not in kinds:
            told = f"{key} goes with a question of kind {' or '.join(kinds)}, not {kind}"
            fields.wrong(key, told, f'write kind = "{kinds[0]}", or leave {key} out')
    plain = {key: _PLAIN[key](fields, key) for key in fields.table if key in _PLAIN}
    question = Question(
        id=fields.text("id"),
        asks=fields.words("asks") or "",
        kind=kind,
        options=_options(fields) if kind == "one-of" else (),
        bounds=_bounds(fields, is_day=kind == "day"),
        topics=fields.texts("topic"),
        market=_market(fields),
        interpreted=_interpreted(fields),
        **plain,
    )
    if question.opens and question.last_day and question.last_day < question.opens:
        told = f"the last day, {question.last_day}, is before the question opens, {question.opens}"
        fields.wrong("last_day", told, "write the later of the two as last_day")
    return question


def _options(fields: Fields) -> tuple[str, ...]:
    options = fields.texts("options")
    if len(options) < 2 or len(set(options)) < len(options):
        told = "a one-of question has two options or more, each once"
        fields.wrong("options", told, 'write options = ["A", "B"]')
    for one in options:
        if one in _TAKEN_BY_OUTCOMES:
            told = f"no option may be called {one!r}, which is an outcome of its own"
            fields.wrong("options", told, "choose another word")
    return options


def _bounds(fields: Fields, *, is_day: bool) -> tuple[Quantity, Quantity] | None:
    given = fields.table.get("bounds")
    if given is None:
        return None
    if not isinstance(given, list) or len(given) != 2:
        fields.wrong("bounds", "bounds are two: the low and the high", "write bounds = [0, 100]")
        return None
    low, high = (
        fields.read("bounds", partial(read_quantity, end, "bounds", is_day=is_day)) for end in given
    )
    if low is None or high is None:
        return None
    if not comes_before(low, high):
        fields.wrong("bounds", f"the bounds are upside down: {low} is not below {high}")
        return None
    return low, high


def _market(fields: Fields) -> tuple[MarketPrice, ...]:
    prices = []
    for path, table in fields.form.entries(fields.table, "market", fields.path):
        entry = Fields(fields.form, path, table)
        entry.only(("day", "probability", "from"))
        day, probability = entry.day("day"), entry.share("probability")
        if day is None or probability is None:
            if not (entry.has("day") and entry.has("probability")):
                entry.wrong("day", "a price has a day and a probability")
            continue
        prices.append(MarketPrice(day=day, probability=probability, market=entry.words("from")))
    return tuple(sorted(prices, key=lambda price: price.day))


def _interpreted(fields: Fields) -> tuple[str, ...]:
    keys = fields.texts("interpreted")
    for index, key in enumerate(keys):
        place = (*fields.path, "interpreted", index)
        if key not in _INTERPRETED:
            told = f"{key!r} is no key that an analyst can supply"
            fields.form.wrong(place, told, f"known: {', '.join(_INTERPRETED)}")
    return keys


def _check_conditions(form: Form, found: dict[str, Question], ids: list[tuple[str, Path]]) -> None:
    known: dict[str, str | None] = {}
    paths: dict[str, Path] = {}
    for id_, path in ids:
        named = found[id_].condition_id
        paths.setdefault(id_, path)
        if named is None or form.known(named, (*path, "condition_id"), found, "question"):
            known[id_] = named
        else:
            known[id_] = None
    circle = conditions_in_circle(known)
    if circle:
        told = f"conditions go in a circle: {' → '.join(circle)}"
        remedy = "one of them must be settled by something else"
        form.wrong((*paths[circle[0]], "condition_id"), told, remedy)
