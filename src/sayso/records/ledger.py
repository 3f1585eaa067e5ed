"""A ledger: questions, what was forecast of them, in which words, and what came about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sayso.records.brief import brief, counted
from sayso.records.framed import Framed
from sayso.records.made_by import MadeBy
from sayso.records.source import Stance
from sayso.records.span import check_span

LEDGER_FORMAT: Literal["sayso.ledger/1"] = "sayso.ledger/1"

QuestionKind = Literal["yes-no", "one-of", "number", "day"]
QUESTION_KINDS: tuple[QuestionKind, ...] = ("yes-no", "one-of", "number", "day")
Result = Literal["yes", "no", "void", "partly", "option", "value", "before", "after"]
VoidReason = Literal["condition not met", "cannot be told", "question ill put", "overtaken"]
VOID_REASONS: tuple[VoidReason, ...] = (
    "condition not met",
    "cannot be told",
    "question ill put",
    "overtaken",
)
Quantity = float | date
"""A number in the question's unit, or a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A probability as its source put it: words ("likely"), or a number, odds or a range.

    ``low`` and ``high`` are what numbers say, equal for a single one; both None for words,
    whose worth a scale gives.
    """

    text: str
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError("a stated range has both ends or neither")
        if self.low is not None and self.high is not None and not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"no probability, nor a range of it: {self.low} to {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionShare:
    """The probability that a forecast gives to one option of a one-of question."""

    option: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantile:
    """A point of a stated distribution: the value that is not exceeded with ``level``."""

    level: float
    value: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What a forecast says of a number or a day: a point, a range or quantiles; one of them.

    ``level`` is the probability that the range holds the value; a range without one holds it
    nine times in ten. Quantiles rise in level and do not fall in value.
    """

    value: Quantity | None = None
    low: Quantity | None = None
    high: Quantity | None = None
    level: float | None = None
    quantiles: tuple[Quantile, ...] = ()

    def __post_init__(self) -> None:
        forms = [self.value is not None, self.low is not None, bool(self.quantiles)]
        if sum(forms) != 1 or (self.low is None) != (self.high is None):
            raise ValueError("a distribution is a value, a range low to high, or quantiles")
        if self.level is not None and not 0 < self.level < 1:
            raise ValueError(f"no level of a range: {self.level}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketPrice:
    """What a market gave the yes of a question on a day, and which market it was."""

    day: date
    probability: float
    market: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReading:
    """A probability that the ledger itself gives a word which no scale measures ("will")."""

    word: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecaster:
    """Names that mean one source, and the group that it is counted with."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that will be settled: what is asked, until when, and how one would know.

    ``last_day``: the last on which the answer may still become yes. ``opens``: the first day of
    forecasting. ``condition_id`` names the question that settles ``condition``. Questions that
    one happening settles share an ``event``. ``interpreted`` lists what an analyst supplied,
    as the words did not say it. ``bounds`` hold a number or a day that may lie beyond them.
    """

    id: str
    asks: str = ""
    kind: QuestionKind = "yes-no"
    options: tuple[str, ...] = ()
    ordered: bool = False
    unit: str | None = None
    bounds: tuple[Quantity, Quantity] | None = None
    last_day: date | None = None
    opens: date | None = None
    condition: str | None = None
    condition_id: str | None = None
    settled_by: str | None = None
    topics: tuple[str, ...] = ()
    event: str | None = None
    base_rate: float | None = None
    base_rate_from: str | None = None
    market: tuple[MarketPrice, ...] = ()
    interpreted: tuple[str, ...] = ()
    interpreted_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastStatement:
    """What one source said of one question on one day, as it said it.

    ``made_at`` is the moment, where one was given. Without ``probability``, ``options`` and
    ``distribution`` the forecast is bare ("will"). ``told_by``: who relays it, outermost first.
    ``document``, ``start`` and ``end`` are the place of the words. ``confirmed_by`` is empty
    where a machine drafted the entry and nobody has confirmed it, None where nobody has to.
    ``withdrawn``: the day from which its source stood by it no longer, which only gains over time
    take account of.
    """

    question: str
    source: str
    made: date | None = None
    made_at: datetime | None = None
    probability: Stated | None = None
    options: tuple[OptionShare, ...] = ()
    distribution: Distribution | None = None
    words: str | None = None
    condition: str | None = None
    stance: Stance = "says"
    told_by: tuple[str, ...] = ()
    document: str | None = None
    start: int | None = None
    end: int | None = None
    entered: date | None = None
    entered_at: datetime | None = None
    confirmed_by: str | None = None
    withdrawn: date | None = None

    def __post_init__(self) -> None:
        given = (self.probability is not None, bool(self.options), self.distribution is not None)
        if sum(given) > 1:
            raise ValueError("a forecast is a probability, options or a distribution, one of them")
        _check_place(self.start, self.end)

    @property
    def is_unconfirmed(self) -> bool:
        """Whether a machine drafted it, and nobody has said yet that it is right."""
        return not self.confirmed_by and (self.confirmed_by is not None or self.start is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a question, as somebody settled it.

    ``option`` goes with "option", ``value`` with "value" and with "before" and "after" (the
    bound), ``share`` with "partly", ``reason`` with "void". ``known``: the first day on which one
    could know.
    """

    question: str
    result: Result
    option: str | None = None
    value: Quantity | None = None
    share: float | None = None
    known: date | None = None
    known_at: datetime | None = None
    happened: date | None = None
    who: str | None = None
    evidence: tuple[str, ...] = ()
    why: str = ""
    reason: VoidReason | None = None

    def __post_init__(self) -> None:
        if (self.result == "void") != (self.reason is not None):
            raise ValueError("a void names its reason, and nothing else has one")
        if (self.result == "option") != (self.option is not None):
            raise ValueError("an outcome names an option or has another result")
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError(f"no share: {self.share}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A drafted forecast that is not tracked, and why."""

    document: str | None = None
    start: int | None = None
    end: int | None = None
    words: str = ""
    who: str | None = None
    why: str = ""

    def __post_init__(self) -> None:
        _check_place(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger(Framed):
    """Questions, forecasts and outcomes in the order of the file.

    Of the outcomes of one question the last counts; those above it are its history. ``scale``
    names the scale that gives words their numbers. ``made_by`` says what wrote it as JSON.

    Raises:
        ValueError: an id is used twice or names nothing, or conditions go in a circle.
    """

    format: Literal["sayso.ledger/1"] = LEDGER_FORMAT
    title: str = ""
    scale: str = "icd203"
    readings: tuple[WordReading, ...] = ()
    sources: tuple[Forecaster, ...] = ()
    questions: tuple[Question, ...] = ()
    forecasts: tuple[ForecastStatement, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    made_by: MadeBy | None = None

    def __post_init__(self) -> None:
        known: dict[str, str | None] = {}
        for question in self.questions:
            if question.id in known:
                raise ValueError(f"two questions have the id {question.id}")
            known[question.id] = question.condition_id
        asked = [each.question for each in self.forecasts]
        asked += [each.question for each in self.outcomes]
        unknown = [each for each in asked if each not in known]
        unknown += [each for each in known.values() if each is not None and each not in known]
        if unknown:
            raise ValueError(f"there is no question {unknown[0]}")
        circle = conditions_in_circle(known)
        if circle:
            raise ValueError(f"conditions go in a circle: {' → '.join(circle)}")

    @property
    def settled(self) -> dict[str, Outcome]:
        """The outcome that counts, by question: the last."""
        return {outcome.question: outcome for outcome in self.outcomes}

    def __repr__(self) -> str:
        return brief(
            "Ledger",
            self.title,
            counted(len(self.questions), "question"),
            counted(len(self.forecasts), "forecast"),
            counted(len(self.settled), "outcome"),
        )


def conditions_in_circle(conditions: Mapping[str, str | None]) -> tuple[str, ...]:
    """A circle of questions each of which is the next one's condition, or nothing."""
    cleared: set[str] = set()
    for first in conditions:
        trail: dict[str, None] = {}
        at: str | None = first
        while at is not None and at not in cleared:
            if at in trail:
                names = list(trail)
                return (*names[names.index(at) :], at)
            trail[at] = None
            at = conditions.get(at)
        cleared.update(trail)
    return ()


def same_forecaster(sources: Iterable[Forecaster]) -> dict[str, Forecaster]:
    """The forecaster by each of the names that mean it: its id, its name, those it also has."""
    return {name: one for one in sources for name in (*one.also, one.name, one.id)}


def _check_place(start: int | None, end: int | None) -> None:
    if (start is None) != (end is None):
        raise ValueError("a place has both a start and an end, or neither")
    if start is not None and end is not None:
        check_span(start, end)
