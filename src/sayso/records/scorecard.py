"""A scorecard: what came of the forecasts of a ledger, and what was not scored and why."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.records.brief import brief
from sayso.records.framed import Framed
from sayso.records.ledger import QuestionKind
from sayso.records.made_by import MadeBy
from sayso.records.score import Breakdown, Comparison, GainPoint, Score, WordOutcome

SCORECARD_FORMAT: Literal["sayso.scorecard/1"] = "sayso.scorecard/1"

State = Literal[
    "unconfirmed",
    "not resolvable",
    "after the fact",
    "not due",
    "overdue",
    "void",
    "partly",
    "promise",
    "bare",
    "restated",
    "superseded",
    "scored",
]
STATES: tuple[State, ...] = (
    "unconfirmed",
    "not resolvable",
    "after the fact",
    "not due",
    "overdue",
    "void",
    "partly",
    "promise",
    "bare",
    "restated",
    "superseded",
    "scored",
)
Line = Literal["main", "retrospective", "interpreted"]
"""Where a scored forecast is counted: ahead of its outcome and as written, or apart from that."""
LINES: tuple[Line, ...] = ("main", "retrospective", "interpreted")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many forecasts ended in a state; ``reason`` parts voids and what is not resolvable."""

    state: State
    reason: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """One forecast, its state, and its losses where it was scored.

    ``stated``: what it said, as written; ``phrase``: what that is read as. ``probability``: the
    number that it is scored as; ``low`` and ``high``: what its words may mean (equal for a
    number). ``outcome``: 1 yes, 0 no, or a share; of a one-of 1, with the ``probability`` that was
    given to what came about. ``came``: the outcome in words. ``loss`` is the Brier
    score (half-Brier, ranked) on 0 to 1, of a number or a day the loss in its unit. ``line`` is
    None where it was not scored. ``lead_days``: from ``made`` to the last day.
    """

    question: str
    source: str
    group: str | None = None
    kind: QuestionKind = "yes-no"
    made: date | None = None
    last_day: date | None = None
    lead_days: int | None = None
    topics: tuple[str, ...] = ()
    event: str = ""
    state: State
    reason: str = ""
    line: Line | None = None
    stated: str = ""
    phrase: str | None = None
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    outcome: float | None = None
    came: str = ""
    loss: float | None = None
    log_bits: float | None = None
    cut: bool = False
    spherical: float | None = None
    gain: float | None = None
    words: str | None = None
    told_by: tuple[str, ...] = ()
    document: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolvability:
    """Of how many forecasts the words alone would let somebody settle them, part by part."""

    forecasts: int
    last_day: int
    likelihood: int
    observable: int
    condition: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A step of the calibrated curve: forecasts of ``probability``, how many, and what came."""

    probability: float
    fit: float
    n: int
    yes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BandPoint:
    """Where nine in ten of the curves of a calibrated forecaster would lie at a probability."""

    probability: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A mean loss in parts: ``score`` = ``mcb`` − ``dsc`` + ``unc``."""

    score: float
    mcb: float
    dsc: float
    unc: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Reliability of yes-no forecasts (CORP), with what chance alone would show.

    ``chance_mcb`` is the mean miscalibration of a calibrated forecaster who gave these same
    forecasts, ``chance_mcb_high`` its 95 % quantile. ``curve`` and ``band`` are empty under 30.
    """

    n: int
    brier: Parts
    log: Parts
    chance_mcb: float
    chance_mcb_high: float
    curve: tuple[CurvePoint, ...] = ()
    band: tuple[BandPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source: how much it forecast, how much of it could be settled, and how it scored.

    ``forecasts`` counts all its entries. ``peer_score``: mean of 100·(ln p − mean ln p of the
    others). ``adjusted``: mean loss with the difficulty of its questions taken out.
    ``pooled``: how many sources it is the pool of, None of a single one. ``pool_with`` and
    ``pool_without``: mean loss of the pool with this source and without it, on its questions.
    """

    source: str
    group: str | None = None
    forecasts: int
    resolvability: Resolvability
    score: Score | None = None
    words: tuple[WordOutcome, ...] = ()
    peer_score: float | None = None
    adjusted: float | None = None
    pooled: int | None = None
    pool_with: float | None = None
    pool_without: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberScore:
    """Forecasts of numbers or of days in one unit, given in one form.

    ``loss``: in the unit, the mean CRPS of a distribution, the absolute error of a point, or the
    interval score of a range. ``reference``: the same of the uniform distribution on the
    bounds, None where a question has none. ``held``: how many ranges held the outcome, None of
    other forms.
    """

    unit: str
    form: Literal["distribution", "range", "point"]
    n: int
    loss: float
    reference: float | None
    held: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """All forecasts of numbers and days.

    ``ratio``: geometric mean of loss / reference over the ``rated`` ones, below 1 better than the
    reference: the uniform distribution on the bounds, else the mean of the others.
    """

    n: int
    ratio: float | None
    rated: int
    units: tuple[NumberScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A scored forecast far from what came about, with its words and what settled it."""

    question: str
    asks: str
    source: str
    stated: str
    probability: float
    outcome: str
    loss: float
    log_bits: float
    made: date | None = None
    known: date | None = None
    words: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A question to settle: ``days`` from the day of reckoning to its last, below 0 when over.

    ``condition`` says how its condition stands, where it has one.
    """

    question: str
    asks: str
    last_day: date
    days: int
    forecasts: int
    settled_by: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """What a source said it would do itself."""

    source: str
    kept: int
    broken: int
    open: int
    void: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisional:
    """What is known before its last day is over, and so is not scored yet."""

    n: int
    yes: int
    no: int
    brier: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Of the documents of the retrospective forecasts: what the ledger has of them."""

    documents: int
    in_ledger: int
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the scores were asked for: each is an option of ``sayso score``."""

    on: date
    count: Literal["first", "time"] = "first"
    scale: str = "icd203"
    scale_of_ledger: str = "icd203"
    against: str = "base"
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    unconfirmed: bool = False
    retrospective: bool = False
    interpreted: bool = False
    draws: int = 1000
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard(Framed):
    """What came of a ledger's forecasts by the day ``options.on``.

    ``states`` count every forecast once. ``score`` is of those entered before their outcome was
    known whose own words could be settled (``line`` "main"); ``retrospective`` and
    ``interpreted`` are scored apart. Tables below are of the main line. ``sources`` come with
    the most scored first. The same ledger and options give the same scorecard.
    """

    format: Literal["sayso.scorecard/1"] = SCORECARD_FORMAT
    title: str
    options: Options
    made_by: MadeBy | None = None
    questions: int
    forecasts: int
    states: tuple[StateCount, ...]
    score: Score | None = None
    retrospective: Score | None = None
    beside: Beside | None = None
    interpreted: Score | None = None
    provisional: Provisional | None = None
    resolvability: Resolvability
    words: tuple[WordOutcome, ...] = ()
    calibration: Calibration | None = None
    sources: tuple[SourceRow, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    gains: tuple[GainPoint, ...] = ()
    topics: tuple[Breakdown, ...] = ()
    lead_times: tuple[Breakdown, ...] = ()
    groups: tuple[Breakdown, ...] = ()
    numbers: Numbers | None = None
    misses: tuple[Miss, ...] = ()
    due: tuple[Due, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    readings: tuple[tuple[str, float], ...] = ()
    left_out: int = 0
    notes: tuple[str, ...] = ()
    rows: tuple[ForecastRow, ...] = ()

    def __post_init__(self) -> None:
        counted = sum(count.n for count in self.states)
        if counted != self.forecasts or counted != len(self.rows):
            raise ValueError(f"{counted} states of {self.forecasts} forecasts do not add up")

    def __repr__(self) -> str:
        score = self.score
        return brief(
            "Scorecard",
            self.title,
            f"{self.options.on}",
            f"{self.forecasts:,} forecasts",
            f"{score.n:,} scored with a mean Brier score of {score.brier:.3f}" if score else "",
        )
