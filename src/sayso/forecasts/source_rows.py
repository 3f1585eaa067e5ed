"""Sources one by one: how much each forecast, how it scored, and the pool of them all."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.forecasts.arrays import Array, Places
from sayso.forecasts.columns import Columns
from sayso.forecasts.difficulty import difficulty
from sayso.forecasts.pool import pool_each
from sayso.forecasts.references import peer_scores
from sayso.forecasts.resolvability import count_named, named_in_words
from sayso.forecasts.rules import brier
from sayso.forecasts.standing import Entry
from sayso.forecasts.summary import Scoring, summarise, summarise_each
from sayso.forecasts.word_outcomes import word_outcomes
from sayso.records.score import Score
from sayso.records.scorecard import Resolvability, SourceRow

_FIXED = ("base", "half")  # what a pool is measured against, which speaks on no day of its own


def source_rows(
    entries: Sequence[Entry],
    scoring: Scoring,
    chosen: Collection[str] = (),
    gains: Array | None = None,
) -> tuple[SourceRow, ...]:
    """The sources, those with the most scored forecasts first, and the pool of them all.

    ``scoring`` holds the rows of all sources; ``chosen``: of which to tell, of all where it is
    empty. ``gains``: over time, a number for each scored row, where that is what is counted.
    """
    columns = scoring.columns
    rows_of = _rows_by_source(columns)
    extras = _Extras.of(columns) if len(columns) else None
    unsettled = _by_source(scoring.unsettled)
    found = []
    scores = _scores(scoring, unsettled, gains)
    for name, own in _by_source(entries).items():
        if chosen and name not in chosen:
            continue
        rows = rows_of.get(name, np.empty(0, dtype=np.intp))
        beside = extras.of_source(rows) if extras is not None and rows.size else {}
        found.append(
            SourceRow(
                source=name,
                group=own[0].group,
                forecasts=len(own),
                resolvability=_resolvability_of(own),
                score=scores.get(name),
                words=word_outcomes(entry for entry in own if entry.line in scoring.lines),
                peer_score=beside.get("peer_score"),
                adjusted=beside.get("adjusted"),
                pool_with=beside.get("pool_with"),
                pool_without=beside.get("pool_without"),
            )
        )
    found.sort(key=lambda row: (-_scored(row), -row.forecasts, row.source))
    pooled = None if chosen else _pooled(scoring)
    return (*found, pooled) if pooled is not None else tuple(found)


def _scores(
    scoring: Scoring, unsettled: Mapping[str, Sequence[Entry]], gains: Array | None
) -> dict[str, Score | None]:
    """The score of each source that has scored rows."""
    columns = scoring.columns
    names = columns.sources
    gained: list[float | None] = [None] * len(names)
    if gains is not None:
        gained = [_nanmean(gains[columns.source == number]) for number in range(len(names))]
    waiting = [tuple(unsettled.get(name, ())) for name in names]
    return dict(zip(names, summarise_each(scoring, columns.source, waiting, gained), strict=True))


def _resolvability_of(entries: Sequence[Entry]) -> Resolvability:
    """How many of the forecasts, promises apart, could be settled by their own words."""
    return count_named(
        [
            named_in_words(entry.forecast, entry.asked)
            for entry in entries
            if entry.forecast.stance != "intends"
        ]
    )


@dataclass(frozen=True, slots=True)
class _Extras:
    """Numbers of each scored row that only mean something beside the other sources."""

    peer: Array
    adjusted: Array
    source: Places
    pool: Array
    pool_without: Array

    @classmethod
    def of(cls, columns: Columns) -> "_Extras":
        peer = peer_scores(columns.given, columns.question)
        effects = difficulty(columns.source, columns.question, columns.loss)
        islands = np.bincount(effects.island, minlength=effects.island.size)
        alone = islands[effects.island] < 2
        adjusted = np.where(alone, np.nan, effects.adjusted)
        pool = np.full(len(columns), np.nan)
        without = np.full(len(columns), np.nan)
        rows = np.flatnonzero(columns.binary)
        if rows.size:
            outcome = columns.outcome[rows]
            whole, _, loss = pool_each(columns.probability[rows], columns.question[rows], outcome)
            pool[rows] = np.where(np.isnan(loss), np.nan, brier(whole, outcome))
            without[rows] = loss
        return cls(peer, adjusted, columns.source, pool, without)

    def of_source(self, rows: Places) -> dict[str, float | None]:
        """The means of one source's rows; None where no other source shares a question."""
        adjusted = float(self.adjusted[self.source[rows[0]]])
        return {
            "peer_score": _nanmean(self.peer[rows]),
            "adjusted": None if np.isnan(adjusted) else adjusted,
            "pool_with": _nanmean(self.pool[rows]),
            "pool_without": _nanmean(self.pool_without[rows]),
        }


def _pooled(scoring: Scoring) -> SourceRow | None:
    """The pool of what each source first said, as a source: on the questions of two or more."""
    columns = scoring.columns
    if not columns.binary.any():
        return None
    rows = np.flatnonzero(columns.binary)
    outcome = columns.outcome[rows]
    whole, without, _ = pool_each(columns.probability[rows], columns.question[rows], outcome)
    shared = ~np.isnan(without)
    first = np.unique(columns.question[rows[shared]], return_index=True)[1]
    if not first.size:
        return None
    places, given = rows[shared][first], whole[shared][first]
    came = outcome[shared][first]
    sources = len(np.unique(columns.source[rows[shared]]))
    part = scoring.take(places)
    columns = part.columns.with_probability(given, came)
    references = {name: losses for name, losses in part.references.items() if name in _FIXED}
    pooled = replace(part, columns=columns, references=references)
    return SourceRow(
        source=f"pool of {sources}",
        forecasts=len(places),
        resolvability=count_named([]),
        score=summarise(pooled),
        pooled=sources,
    )


def _rows_by_source(columns: Columns) -> dict[str, Places]:
    order = np.argsort(columns.source, kind="stable")
    ends = np.cumsum(np.bincount(columns.source, minlength=len(columns.sources)))[:-1]
    parts = np.split(order, ends) if len(columns.sources) else []
    return dict(zip(columns.sources, parts, strict=True))


def _by_source(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.source, []).append(entry)
    return found


def _scored(row: SourceRow) -> int:
    return row.score.n if row.score is not None else 0


def _nanmean(values: Array) -> float | None:
    there = values[~np.isnan(values)]
    return float(there.mean()) if there.size else None
