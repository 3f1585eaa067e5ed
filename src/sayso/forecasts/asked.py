"""Questions with all that is known of them: their words, when they opened, how they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sayso.analysis.syntax.condition_sense import condition_sense
from sayso.records.claim import ConditionSense
from sayso.records.ledger import (
    ForecastStatement,
    Ledger,
    Outcome,
    Question,
    VoidReason,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands.

    ``asks``: its own words, else those of its first forecast. ``outcome``: the one that counts.
    ``void``: why nobody can be right or wrong, by its outcome or because its condition, which
    another question settles, was not met.
    """

    question: Question
    asks: str
    opens: date | None
    outcome: Outcome | None
    void: VoidReason | None

    @property
    def event(self) -> str:
        """What settles the question, together with others that share it."""
        return self.question.event or self.question.id


def ask_all(ledger: Ledger, on: date | None = None) -> dict[str, Asked]:
    """The questions of a ledger by their ids, as they stood on a day: as they stand without one.

    What was known later is no outcome yet.
    """
    first: dict[str, ForecastStatement] = {}
    for forecast in ledger.forecasts:
        before = first.get(forecast.question)
        if before is None or is_earlier(forecast, before):
            first[forecast.question] = forecast
    settled = {
        outcome.question: outcome
        for outcome in ledger.outcomes
        if on is None or outcome.known is None or outcome.known <= on
    }
    return {
        question.id: _asked(question, first.get(question.id), settled)
        for question in ledger.questions
    }


def is_over(question: Question, on: date) -> bool:
    """Whether the question's last day is over on that day."""
    return question.last_day is not None and question.last_day < on


def made_after(forecast: ForecastStatement, outcome: Outcome) -> bool:
    """Whether a forecast was made when its outcome could be known, or had come about.

    With days alone the same day is after the fact; with moments the moment decides.
    """
    if forecast.made is None:
        return False
    if outcome.happened is not None and forecast.made >= outcome.happened:
        return True
    return _not_before(forecast.made, forecast.made_at, outcome.known, outcome.known_at)


def entered_after(forecast: ForecastStatement, outcome: Outcome) -> bool:
    """Whether a forecast entered the ledger when its outcome could be known, or at no told time."""
    if forecast.entered is None:
        return True
    return _not_before(forecast.entered, forecast.entered_at, outcome.known, outcome.known_at)


def is_met(sense: ConditionSense, outcome: Outcome) -> bool | None:
    """Whether the outcome of a condition's question meets the condition, None where it is open."""
    if outcome.result not in ("yes", "no"):
        return None
    came = outcome.result == "yes"
    return not came if sense == "unless" else came


def _not_before(
    day: date, moment: datetime | None, known: date | None, known_at: datetime | None
) -> bool:
    if known is None:
        return False
    if moment is not None and known_at is not None:
        return _utc(moment) >= _utc(known_at)
    return day >= known


def _utc(moment: datetime) -> datetime:
    # A moment of no time zone is taken for UTC: a platform's export says which it means.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def is_earlier(one: ForecastStatement, other: ForecastStatement) -> bool:
    """Whether one statement was made before another; the order of ``compare_moments``."""
    return compare_moments(one, other) < 0


def compare_moments(one: ForecastStatement, other: ForecastStatement) -> int:
    """Orders statements by when they were made, then by what they say, never by their place.

    Below 0 where one comes before the other, above where after, 0 where both are the same.
    """
    first, second = one.made or date.max, other.made or date.max
    if first != second:
        return -1 if first < second else 1
    begun, later = _moment(one), _moment(other)
    if begun != later:
        return -1 if begun < later else 1
    said, other_said = _told(one), _told(other)
    return (said > other_said) - (said < other_said)


def _moment(one: ForecastStatement) -> str:
    return _utc(one.made_at).isoformat() if one.made_at is not None else ""


def _told(one: ForecastStatement) -> tuple[str, str, str, int]:
    said = repr((one.probability, one.options, one.distribution))
    return said, one.words or "", one.document or "", one.start or 0


def _asked(
    question: Question, first: ForecastStatement | None, settled: Mapping[str, Outcome]
) -> Asked:
    outcome = settled.get(question.id)
    words = question.asks or (first.words if first is not None else None) or question.id
    opens = question.opens or (first.made if first is not None else None)
    void = outcome.reason if outcome is not None else _by_condition(question, settled)
    return Asked(question, words, opens, outcome, void)


def _by_condition(question: Question, settled: Mapping[str, Outcome]) -> VoidReason | None:
    other = settled.get(question.condition_id or "")
    if other is None:
        return None
    sense = condition_sense(question.condition or "if")
    if sense == "even if":
        return None
    return "condition not met" if is_met(sense, other) is False else None
