"""What a reference would have lost on each question: half, base rate, market, peers, a source."""

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from sayso.forecasts.arrays import Array
from sayso.forecasts.asked import Asked, is_over
from sayso.forecasts.columns import Columns
from sayso.forecasts.references import Matured, base_rates, market_price, peers
from sayso.forecasts.rules import half_brier, ranked
from sayso.forecasts.standing import Entry

REFERENCES = ("base", "half", "market", "peers")
_HALF = 0.5


def reference_losses(name: str, columns: Columns, rates: Mapping[str, float]) -> Array:
    """For each row the reference's loss on its question, NaN where it has none.

    ``name`` is one of ``REFERENCES`` or a source. Of a one-of question, half and base are equal
    shares for all options. ``rates``: the base rate of each question.
    """
    if name == "peers":
        return peers(columns.loss, columns.question)
    if name in ("half", "base"):
        probability = np.full(len(columns), _HALF)
        if name == "base":
            probability = _looked_up(columns, rates)
        losses = (probability - columns.outcome) ** 2
        for place in np.flatnonzero(~columns.binary).tolist():
            losses[place] = _equal_shares(columns.entries[place])
        return losses
    if name == "market":
        prices = np.array([_price(entry) for entry in columns.entries], dtype=np.float64)
        return np.asarray((prices - columns.outcome) ** 2)
    return _losses_of(name, columns)


def rates_of(asked: Iterable[Asked], on: date) -> dict[str, float]:
    """The base rate of each matured yes-no question: the share of yes among the others."""
    matured = []
    for one in asked:
        outcome = one.outcome
        if one.void is not None or outcome is None or not is_over(one.question, on):
            continue
        if outcome.result in ("yes", "no"):
            matured.append(_matured(one, 1.0 if outcome.result == "yes" else 0.0))
        elif outcome.result == "partly" and outcome.share is not None:
            matured.append(_matured(one, outcome.share))
    return dict(base_rates(matured))


def _matured(one: Asked, outcome: float) -> Matured:
    question = one.question
    return Matured(question.id, outcome, question.topics, question.base_rate)


def _looked_up(columns: Columns, rates: Mapping[str, float]) -> Array:
    found = (rates.get(entry.forecast.question, np.nan) for entry in columns.entries)
    return np.fromiter(found, dtype=np.float64, count=len(columns))


def _equal_shares(entry: Entry) -> float:
    options = entry.asked.question.options
    outcome = entry.asked.outcome
    came = options.index(outcome.option) if outcome and outcome.option else 0
    rule = ranked if entry.asked.question.ordered else half_brier
    return float(rule([1 / len(options)] * len(options), came))


def _price(entry: Entry) -> float:
    prices = entry.asked.question.market
    made = entry.forecast.made
    if not prices or made is None or entry.meant is None:
        return np.nan
    price = market_price([(one.day, one.probability) for one in prices], made)
    return np.nan if price is None else price


def _losses_of(name: str, columns: Columns) -> Array:
    """The losses of one source, on the questions of each row; NaN on its own rows too."""
    losses = np.full(len(columns), np.nan)
    if name not in columns.sources:
        return losses
    own = columns.source == columns.sources.index(name)
    by_question = np.full(int(columns.question.max(initial=-1)) + 1, np.nan)
    by_question[columns.question[own]] = columns.loss[own]
    losses = by_question[columns.question]
    losses[own] = np.nan
    return losses
