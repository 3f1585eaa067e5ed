"""Scored forecasts as columns: one row a source and question, yes-no and one-of alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.forecasts.arrays import Array, Places
from sayso.forecasts.rules import (
    LEAST,
    brier,
    half_brier,
    log_bits,
    ranked,
    spherical,
    spherical_options,
)
from sayso.forecasts.standing import Entry

Flags = NDArray[np.bool_]
_COLUMNS = (
    "probability",
    "outcome",
    "binary",
    "loss",
    "log_bits",
    "spherical",
    "low",
    "high",
    "phrase",
    "source",
    "question",
    "event",
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of scored forecasts, in the order of ``entries``.

    ``probability``: of yes with ``outcome`` 0, 1 or a share; of a one-of what was given to the
    option that came about, with outcome 1 and ``binary`` false. ``loss``: Brier, half-Brier or
    ranked. ``low`` and ``high``: what the words may mean; ``phrase`` numbers the words. ``source``,
    ``question`` and ``event`` number what they name, in the order of first use.
    """

    entries: tuple[Entry, ...]
    sources: tuple[str, ...]
    probability: Array
    outcome: Array
    binary: Flags
    loss: Array
    log_bits: Array
    spherical: Array
    low: Array
    high: Array
    phrase: Places
    source: Places
    question: Places
    event: Places

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def given(self) -> Array:
        """The probability that each row gave to what came about; of a share, weighed by it."""
        y = self.outcome
        return np.asarray(y * self.probability + (1 - y) * (1 - self.probability))

    @property
    def cut(self) -> Flags:
        """Which rows the log score cuts."""
        return np.asarray((self.probability < LEAST) | (self.probability > 1 - LEAST))

    def take(self, rows: Places | Flags) -> "Columns":
        """Some of the rows."""
        places = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        chosen: dict[str, Any] = {name: getattr(self, name)[places] for name in _COLUMNS}
        entries = tuple(self.entries[place] for place in places.tolist())
        return replace(self, entries=entries, **chosen)

    def with_probability(self, probability: Array, outcome: Array) -> "Columns":
        """The same yes-no questions with other probabilities, which are numbers."""
        return replace(
            self,
            probability=probability,
            outcome=outcome,
            loss=brier(probability, outcome),
            log_bits=log_bits(probability, outcome),
            spherical=spherical(probability, outcome),
            low=probability,
            high=probability,
        )


def columns_of(entries: Sequence[Entry]) -> Columns:
    """The columns of those entries that are scored and no forecast of a number or a day."""
    scored = [entry for entry in entries if entry.is_scored and _has_probability(entry)]
    chosen = [_given(entry) for entry in scored]
    probability = np.array([one[0] for one in chosen], dtype=np.float64)
    outcome = np.array([one[1] for one in chosen], dtype=np.float64)
    low = np.array([one[2] for one in chosen], dtype=np.float64)
    high = np.array([one[3] for one in chosen], dtype=np.float64)
    binary = np.array([entry.meant is not None for entry in scored], dtype=np.bool_)
    loss, cost, round_loss = (
        brier(probability, outcome),
        log_bits(probability, outcome),
        spherical(probability, outcome),
    )
    for place in np.flatnonzero(~binary).tolist():
        loss[place], round_loss[place] = _losses_of_options(scored[place])
    phrase, _ = _numbered(one[4] for one in chosen)
    source, sources = _numbered(entry.source for entry in scored)
    question, _ = _numbered(entry.forecast.question for entry in scored)
    event, _ = _numbered(entry.asked.event for entry in scored)
    return Columns(
        tuple(scored), sources, probability, outcome, binary, loss, cost, round_loss,
        low, high, phrase, source, question, event,
    )  # fmt: skip


def outcome_of(entry: Entry) -> float:
    """What came about: 1 for yes, 0 for no, or the share; 1 of a one-of question."""
    outcome = entry.asked.outcome
    if outcome is None:
        raise ValueError(f"question {entry.forecast.question} is not settled")
    if outcome.result == "partly":
        return float(outcome.share or 0.0)
    return 0.0 if outcome.result == "no" else 1.0


def _has_probability(entry: Entry) -> bool:
    return entry.meant is not None or bool(entry.forecast.options)


def _given(entry: Entry) -> tuple[float, float, float, float, str]:
    meant = entry.meant
    if meant is not None and meant.number is not None:
        low = meant.number if meant.low is None else meant.low
        high = meant.number if meant.high is None else meant.high
        return meant.number, outcome_of(entry), low, high, meant.phrase
    shares = {one.option: one.probability for one in entry.forecast.options}
    outcome = entry.asked.outcome
    came = shares[outcome.option] if outcome is not None and outcome.option is not None else 0.0
    return came, 1.0, came, came, ""


def _losses_of_options(entry: Entry) -> tuple[float, float]:
    given = [one.probability for one in entry.forecast.options]
    question, outcome = entry.asked.question, entry.asked.outcome
    came = question.options.index(outcome.option) if outcome and outcome.option else 0
    rule = ranked if question.ordered else half_brier
    return float(rule(given, came)), float(spherical_options(given, came))


def _numbered(names: Iterable[str]) -> tuple[Places, tuple[str, ...]]:
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(name, len(numbers)) for name in names]
    return np.array(found, dtype=np.intp), tuple(numbers)
