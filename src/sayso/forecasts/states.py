"""The state of a forecast: every one ends in exactly one, so that the counts add up."""

from dataclasses import dataclass
from datetime import date

from sayso.forecasts.asked import Asked, is_over, made_after
from sayso.forecasts.resolvability import unresolvable
from sayso.forecasts.words import Meant
from sayso.records.ledger import ForecastStatement
from sayso.records.scorecard import State


@dataclass(frozen=True, slots=True)
class Standing:
    """A state, and its reason where there are several of one."""

    state: State
    reason: str = ""


_UNCONFIRMED = Standing("unconfirmed")
_AFTER = Standing("after the fact")
_NOT_DUE = Standing("not due")
_OVERDUE = Standing("overdue")
_PARTLY = Standing("partly", "without a share")
_PROMISE = Standing("promise")
_BARE = Standing("bare")
SCORED = Standing("scored")


def state_of(
    forecast: ForecastStatement,
    asked: Asked,
    meant: Meant | None,
    on: date,
    *,
    unconfirmed: bool = False,
) -> Standing:
    """How a forecast stands on a day by itself, before its source's other statements.

    The first that holds of: unconfirmed, not resolvable, after the fact, not due, overdue, void,
    partly, promise, bare, scored. ``meant``: what its likelihood is scored as, None of a forecast
    of a number or a day. ``unconfirmed``: count what nobody has confirmed.
    """
    if forecast.is_unconfirmed and not unconfirmed:
        return _UNCONFIRMED
    reason = unresolvable(forecast, asked)
    if reason:
        return Standing("not resolvable", reason)
    if asked.outcome is not None and made_after(forecast, asked.outcome):
        return _AFTER
    if not is_over(asked.question, on):
        return _NOT_DUE
    return _settled(forecast, asked, meant)


def _settled(forecast: ForecastStatement, asked: Asked, meant: Meant | None) -> Standing:
    """How a forecast of a question whose last day is over stands."""
    outcome = asked.outcome
    if asked.void is not None:
        return Standing("void", asked.void)
    if outcome is None:
        return _OVERDUE
    if outcome.result == "partly" and outcome.share is None:
        return _PARTLY
    if forecast.stance == "intends":
        return _PROMISE
    is_stated = meant is not None and meant.number is not None
    if not (is_stated or forecast.options or forecast.distribution is not None):
        return _BARE
    return SCORED
