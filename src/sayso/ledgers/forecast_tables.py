"""The forecasts of a ledger file: who said what of which question, when, in which words."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, cast, get_args

from sayso.forms.form import Form
from sayso.ledgers.fields import Fields
from sayso.ledgers.values import comes_before, read_quantity, read_shares, read_stated
from sayso.records.ledger import (
    Distribution,
    ForecastStatement,
    LeftOut,
    OptionShare,
    Quantile,
    Quantity,
    Question,
    QuestionKind,
    Stated,
)
from sayso.records.source import Stance

KEYS = (
    "question",
    "source",
    "made",
    "probability",
    "options",
    "value",
    "low",
    "high",
    "level",
    "quantiles",
    "words",
    "condition",
    "stance",
    "told_by",
    "document",
    "start",
    "end",
    "entered",
    "confirmed_by",
    "withdrawn",
)
NOBODY = "nobody"
"""Who confirmed what nobody has confirmed, where an empty cell says nothing."""
_LEFT_OUT = ("document", "start", "end", "words", "who", "why")
_STANCES: tuple[Stance, ...] = get_args(Stance)
_WAYS = ("probability", "options", "value", "low", "quantiles", "high")
_FORMS: Mapping[QuestionKind, tuple[str, ...]] = {
    "yes-no": ("probability",),
    "one-of": ("options",),
    "number": ("value", "low", "quantiles"),
    "day": ("value", "low", "quantiles"),
}


class ForecastTables:
    """Reads forecasts of known questions."""

    def __init__(
        self, form: Form, questions: Mapping[str, Question], declared: Collection[str]
    ) -> None:
        self.form = form
        self.questions = questions
        self.declared = declared
        self._none = Question(id="")
        self._stated: dict[str, Stated] = {}

    def forecasts(self) -> tuple[ForecastStatement, ...]:
        """The forecasts, in the order of the file; what is wrong with them is noted."""
        return tuple(
            self._forecast(Fields(self.form, path, table))
            for path, table in self.form.entries(self.form.tables, "forecast")
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        """What was drafted and is not tracked."""
        found = []
        for path, table in self.form.entries(self.form.tables, "left_out"):
            fields = Fields(self.form, path, table)
            fields.only(_LEFT_OUT)
            start, end = _place(fields)
            found.append(
                LeftOut(
                    document=fields.words("document"),
                    start=start,
                    end=end,
                    words=fields.words("words") or "",
                    who=fields.words("who"),
                    why=fields.text("why"),
                )
            )
        return tuple(found)

    def _forecast(self, fields: Fields) -> ForecastStatement:
        fields.only(KEYS)
        named = fields.text("question")
        if named and named not in self.questions:
            self.form.known(named, (*fields.path, "question"), self.questions, "question")
        question = self.questions.get(named, self._none)
        self._check_form(fields, question)
        made, made_at = fields.moment("made")
        entered, entered_at = fields.moment("entered")
        start, end = _place(fields)
        stated, shares, distribution = self._said(fields, question)
        plain = {key: _PLAIN[key](fields, key) for key in fields.table if key in _PLAIN}
        withdrawn = plain.get("withdrawn")
        if withdrawn and made and withdrawn < made:
            told = f"withdrawn on {withdrawn}, before it was made on {made}"
            fields.wrong("withdrawn", told, "write the later of the two as withdrawn")
        return ForecastStatement(
            question=named,
            source=fields.text("source"),
            made=made,
            made_at=made_at,
            probability=stated,
            options=shares,
            distribution=distribution,
            start=start,
            end=end,
            entered=entered,
            entered_at=entered_at,
            **plain,
        )

    def _check_form(self, fields: Fields, question: Question) -> None:
        table, allowed = fields.table, _FORMS[question.kind]
        given = [key for key in _WAYS if key in table]
        if "low" in given and "high" in given:
            given.remove("high")
        if len(given) > 1:
            told = f"a forecast is given in one way, here in {len(given)}: {', '.join(given)}"
            fields.wrong(given[1], told, "leave out all but one")
        for key in given:
            wanted = [one for one in given if one in allowed]
            if key not in allowed and not wanted and question.id:
                told = f"{key} is no forecast of a question of kind {question.kind}"
                fields.wrong(key, told, f"write {' or '.join(allowed)}")

    def _said(
        self, fields: Fields, question: Question
    ) -> tuple[Stated | None, tuple[OptionShare, ...], Distribution | None]:
        written = fields.table.get("probability", fields.table.get("options"))
        if fields.has("probability"):
            return self._likelihood(fields, written), (), None
        if fields.has("options"):
            read = fields.read("options", partial(read_shares, written, question.options))
            return None, read or (), None
        return None, (), self._distribution(fields, is_day=question.kind == "day")

    def _likelihood(self, fields: Fields, written: object) -> Stated | None:
        """What was written for a probability, read once however many forecasts say it."""
        if not isinstance(written, str):
            return fields.read("probability", partial(read_stated, written, self.declared))
        found = self._stated.get(written)
        if found is None:
            found = fields.read("probability", partial(read_stated, written, self.declared))
            if found is not None:
                self._stated[written] = found
        return found

    def _distribution(self, fields: Fields, *, is_day: bool) -> Distribution | None:
        def quantity(key: str) -> Quantity | None:
            if not fields.has(key):
                return None
            written = fields.table[key]
            return fields.read(key, lambda: read_quantity(written, key, is_day=is_day))

        if fields.has("level") and not fields.has("low"):
            fields.wrong("level", "level goes with low and high")
        if fields.has("quantiles"):
            points = _quantiles(fields, is_day=is_day)
            return Distribution(quantiles=points) if points else None
        value = quantity("value")
        if value is not None:
            return Distribution(value=value)
        if fields.has("low") != fields.has("high"):
            there, missing = ("low", "high") if fields.has("low") else ("high", "low")
            fields.wrong(there, f"a range has two ends: {missing} is missing")
            return None
        low, high, level = quantity("low"), quantity("high"), fields.share("level")
        if low is None or high is None:
            return None
        if comes_before(high, low):
            fields.wrong("low", f"the range is upside down: {low} is above {high}")
            return None
        if level is not None and not 0 < level < 1:
            fields.wrong("level", f"a range holds the value with a level in (0, 1), not {level:g}")
            return None
        return Distribution(low=low, high=high, level=level)


def _stance(fields: Fields, key: str) -> Stance:
    return cast(Stance, fields.one_of(key, _STANCES, "says"))


def _confirmed(fields: Fields, key: str) -> str | None:
    given = fields.words(key)
    return "" if given == NOBODY else given


_PLAIN: Mapping[str, Callable[[Fields, str], Any]] = {
    "words": Fields.words,
    "condition": Fields.words,
    "document": Fields.words,
    "stance": _stance,
    "told_by": Fields.texts,
    "confirmed_by": _confirmed,
    "withdrawn": Fields.day,
}
"""Keys that say one thing each, by themselves: what is not there is not asked for."""


def _quantiles(fields: Fields, *, is_day: bool) -> tuple[Quantile, ...]:
    given = fields.table["quantiles"]
    pairs = given if isinstance(given, list) else []
    if not pairs or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        told = "quantiles are pairs of a level and a value"
        fields.wrong("quantiles", told, "write quantiles = [[0.1, 20], [0.5, 35], [0.9, 60]]")
        return ()
    points: list[Quantile] = []
    for index, (level, value) in enumerate(pairs):
        place = (*fields.path, "quantiles", index)
        if isinstance(level, bool) or not isinstance(level, int | float) or not 0 < level < 1:
            fields.form.wrong(place, f"the level of a quantile is in (0, 1), not {level!r}")
            return ()
        read = fields.form.read(place, partial(read_quantity, value, "a quantile", is_day=is_day))
        if read is None:
            return ()
        if points and (level <= points[-1].level or comes_before(read, points[-1].value)):
            told = f"the quantiles fall: {read} at {level:g} after {points[-1].value}"
            fields.form.wrong(place, f"{told} at {points[-1].level:g}", "write them rising")
            return ()
        points.append(Quantile(level=float(level), value=read))
    return tuple(points)


def _place(fields: Fields) -> tuple[int | None, int | None]:
    if not (fields.has("start") or fields.has("end")):
        return None, None
    start, end = fields.count("start"), fields.count("end")
    if start is None and end is None:
        return None, None
    if start is None or end is None or start > end:
        fields.wrong("start", "a place runs from start to end, both whole numbers")
        return None, None
    return start, end
