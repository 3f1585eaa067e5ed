"""Whether a forecast can be settled: what its words name, what it lacks, and what to supply."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache

from sayso.analysis.syntax.condition_sense import condition_sense
from sayso.claims.settleable import unobservable_words, unsettleable_words
from sayso.forecasts.asked import Asked
from sayso.records.ledger import ForecastStatement
from sayso.records.scorecard import Resolvability
from sayso.scales.bare import is_bare

_SETTLING = ("yes", "no", "partly", "option", "value", "before", "after")


@dataclass(frozen=True, slots=True)
class Lack:
    """Something without which a forecast is not settled or not scored.

    ``code``: the rule of ``sayso check`` that says the same of a draft, "" where none does.
    ``key``: where in a ledger it is to be supplied.
    """

    code: str
    what: str
    key: str
    remedy: str


_NO_LAST_DAY = Lack("F401", "no last day", "last_day", "write last_day = 2026-06-30")
_NO_LIKELIHOOD = Lack("F402", "no likelihood", "probability", 'write probability = "likely" or 0.7')
_NO_DAY_MADE = Lack("", "no day on which it was made", "made", "write made = 2026-01-15")


def lacks(forecast: ForecastStatement, asked: Asked) -> tuple[Lack, ...]:
    """All that a forecast lacks, in the order in which it keeps it from being scored."""
    found = []
    if asked.question.last_day is None:
        found.append(_NO_LAST_DAY)
    unseen = _unobservable(forecast, asked)
    if unseen is not None:
        remedy = "write asks = what would be seen, or settled_by = where one would look"
        found.append(Lack("F403", f"nothing observable: {unseen}", "asks", remedy))
    unmet = _unsettleable(asked)
    if unmet is not None:
        remedy = "write condition_id = the question that settles it"
        what = f"a condition that cannot be settled: {unmet}"
        found.append(Lack("F404", what, "condition", remedy))
    if forecast.made is None:
        found.append(_NO_DAY_MADE)
    if not is_stated(forecast) and forecast.stance != "intends":
        found.append(_NO_LIKELIHOOD)
    return tuple(found)


def unresolvable(forecast: ForecastStatement, asked: Asked) -> str:
    """Why nobody can settle the forecast, in one of four words; "" where somebody can."""
    if asked.question.last_day is None:
        return "no last day"
    if _unobservable(forecast, asked) is not None:
        return "nothing observable"
    if _unsettleable(asked) is not None:
        return "condition that cannot be settled"
    return "no day on which it was made" if forecast.made is None else ""


def is_stated(forecast: ForecastStatement) -> bool:
    """Whether the forecast says how likely, how much or when; "will" and "may" do not."""
    if forecast.options or forecast.distribution is not None:
        return True
    stated = forecast.probability
    return stated is not None and (stated.low is not None or not is_bare(stated.text))


def named_in_words(forecast: ForecastStatement, asked: Asked) -> tuple[bool, bool, bool, bool]:
    """Whether its own words name a last day, a likelihood, what can be seen, and a condition.

    What an analyst supplied does not count. A forecast without a condition needs none.
    """
    question = asked.question
    words = forecast.words or question.asks
    told = "asks" not in question.interpreted or forecast.words is not None
    condition = forecast.condition or question.condition
    return (
        question.last_day is not None and "last_day" not in question.interpreted,
        is_stated(forecast) and "probability" not in question.interpreted,
        told and not _is_unobservable(words),
        condition is None
        or condition_sense(condition) == "even if"
        or unsettled_condition(condition) is None,
    )


def count_named(named: list[tuple[bool, bool, bool, bool]]) -> Resolvability:
    """How many forecasts name each part in their own words, and how many name all."""
    day, likelihood, seen, condition = (
        (sum(column) for column in zip(*named, strict=True)) if (named) else (0, 0, 0, 0)
    )
    return Resolvability(
        forecasts=len(named),
        last_day=day,
        likelihood=likelihood,
        observable=seen,
        condition=condition,
        all=sum(map(all, named)),
    )


def add_up(parts: Iterable[Resolvability]) -> Resolvability:
    """What several have together, of which no two count one forecast."""
    listed = list(parts)
    return Resolvability(
        **{
            one.name: sum(getattr(part, one.name) for part in listed)
            for one in fields(Resolvability)
        }
    )


def _unobservable(forecast: ForecastStatement, asked: Asked) -> str | None:
    """The words that nobody could see come true, unless somebody says how it would be settled."""
    question, outcome = asked.question, asked.outcome
    settled = outcome is not None and outcome.result in _SETTLING
    if settled or question.settled_by or question.kind in ("number", "day"):
        return None
    return unobservable_part(question.asks or forecast.words or "")


def _unsettleable(asked: Asked) -> str | None:
    question, outcome = asked.question, asked.outcome
    condition = question.condition
    if condition is None or question.condition_id is not None or question.settled_by:
        return None
    if outcome is not None and outcome.result in _SETTLING:
        return None
    return None if condition_sense(condition) == "even if" else unsettled_condition(condition)


def _is_unobservable(words: str) -> bool:
    return unobservable_part(words) is not None


@lru_cache(maxsize=100_000)
def unobservable_part(words: str) -> str | None:
    """The part of the words that no outcome could contradict."""
    found = unobservable_words(words) if words else None
    return None if found is None else words[found.start() : found.end()]


@lru_cache(maxsize=100_000)
def unsettled_condition(condition: str) -> str | None:
    """The part of a condition of which nobody could say whether it was met."""
    found = unsettleable_words(condition)
    return None if found is None else condition[found.start() : found.end()].rstrip(" ·")
