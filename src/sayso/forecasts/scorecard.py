"""The scorecard of a ledger: every forecast counted once, and those that are due scored."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from math import isnan

import numpy as np

from sayso.errors import ConfigError, LedgerError
from sayso.forecasts.arrays import Array, Places
from sayso.forecasts.asked import Asked, ask_all
from sayso.forecasts.columns import Columns, columns_of
from sayso.forecasts.comparisons import compare_all
from sayso.forecasts.forecast_rows import forecast_rows
from sayso.forecasts.gains import by_last_day, gains_over_time
from sayso.forecasts.listings import (
    count_beside,
    count_provisional,
    list_due,
    list_misses,
    list_promises,
)
from sayso.forecasts.quantities import measure, sum_up
from sayso.forecasts.reference_losses import REFERENCES, rates_of, reference_losses
from sayso.forecasts.reliability import reliability
from sayso.forecasts.remarks import remarks
from sayso.forecasts.resolvability import add_up
from sayso.forecasts.source_rows import source_rows
from sayso.forecasts.standing import Entry, stand_all
from sayso.forecasts.summary import Scoring, break_down, summarise, unsettled_of
from sayso.forecasts.word_outcomes import word_outcomes
from sayso.forecasts.words import wording_of
from sayso.records.ledger import Ledger
from sayso.records.made_by import made_here
from sayso.records.score import Breakdown, Score
from sayso.records.scorecard import LINES, STATES, Line, Options, Scorecard, StateCount

LEAD_TIMES = ((7, "7 days or fewer"), (30, "8 to 30"), (90, "31 to 90"), (365, "91 to 365"))
_LONGER = "more than 365"
_MOST_DAYS = tuple(most for most, _ in LEAD_TIMES)


def make_scorecard(ledger: Ledger, options: Options) -> Scorecard:
    """What came of the ledger's forecasts by ``options.on``: the same for the same ledger.

    Raises:
        LedgerError: the ledger holds no forecast.
        ConfigError: an option names a source, topic or scale that there is not.
    """
    if not ledger.forecasts:
        raise LedgerError(
            "nothing to score: the ledger holds no forecast",
            remedy="`sayso ledger add` or `sayso ledger draft` puts one in",
        )
    return _Reckoning(ledger, options).scorecard()


class _Reckoning:
    """The parts of one scorecard, in the order in which each needs those before."""

    def __init__(self, ledger: Ledger, options: Options) -> None:
        self.ledger = ledger
        self.options = options
        self.asked = ask_all(ledger, options.on)
        self.entries = stand_all(ledger, self.asked, wording_of(ledger, options.scale), options)
        names = {entry.source for entry in self.entries}
        aliases = {entry.forecast.source: entry.source for entry in self.entries}
        self.chosen = frozenset(
            aliases.get(name, name) for name in options.sources if _known(name, names | {*aliases})
        )
        self.against = aliases.get(options.against, options.against)
        if self.against not in REFERENCES:
            _known(self.against, names, option="--against", more=REFERENCES)
        _check_topics(options, self.asked.values())
        self.rates = rates_of(self.asked.values(), options.on)

    def scorecard(self) -> Scorecard:
        """All of it."""
        options, shown = self.options, self._chosen(self.entries)
        whole = self._scoring(self._lines())
        gains = self._gains(whole)
        mine = self._rows(whole)
        scoring = whole.take(mine, self._chosen(whole.unsettled))
        counted = [entry for entry in shown if entry.line in whole.lines]
        timed = gains if options.count == "time" else None
        score = summarise(scoring, _mean(gains[mine]) if timed is not None else None)
        states = _count_states(shown)
        apart = {
            line: self._scoring(frozenset((line,))) for line in LINES if line not in whole.lines
        }
        late = [entry for entry in shown if entry.line == "retrospective" and entry.is_scored]
        sources = source_rows(
            [entry for entry in self.entries if entry.source in self.chosen or not self.chosen],
            whole, self.chosen, timed,
        )  # fmt: skip
        measured = {place: found for place, entry in enumerate(shown) if (found := measure(entry))}
        return Scorecard(
            title=self.ledger.title,
            options=options,
            made_by=made_here(),
            questions=len({entry.forecast.question for entry in shown}),
            forecasts=len(shown),
            states=states,
            score=score,
            retrospective=self._score_of(apart.get("retrospective")),
            beside=count_beside(
                late,
                self.ledger.forecasts,
                [one.document for one in self.ledger.left_out if one.document],
            ),
            interpreted=self._score_of(apart.get("interpreted")),
            provisional=count_provisional(counted),
            resolvability=add_up(row.resolvability for row in sources),
            words=word_outcomes(counted),
            calibration=reliability(scoring.columns, draws=options.draws, seed=options.seed),
            sources=sources,
            comparisons=compare_all(
                whole.columns, [row.source for row in sources if row.score and not row.pooled]
            ),
            gains=by_last_day(scoring.columns.entries, gains[mine]),
            topics=self._by_topic(scoring),
            lead_times=self._by_lead_time(scoring),
            groups=self._by_group(scoring),
            numbers=sum_up(found for found in measured.values() if found.entry.line in whole.lines),
            misses=list_misses(scoring.columns),
            due=list_due(self.asked, self.ledger.forecasts, options.on),
            promises=list_promises(shown),
            readings=tuple((one.word, one.probability) for one in self.ledger.readings),
            left_out=len(self.ledger.left_out),
            notes=tuple(remarks(self.ledger, options, score, states)),
            rows=forecast_rows(
                shown,
                [one.columns for one in (whole, *apart.values())],
                measured,
                _by_entry(whole.columns, gains),
            ),
        )

    def _lines(self) -> frozenset[Line]:
        lines: set[Line] = {"main"}
        if self.options.retrospective:
            lines.add("retrospective")
        if self.options.interpreted:
            lines.add("interpreted")
        return frozenset(lines)

    def _scoring(self, lines: frozenset[Line]) -> Scoring:
        """The scored rows of all sources on some lines, with what each reference loses there."""
        own = [entry for entry in self.entries if entry.line in lines]
        columns = columns_of(own)
        names = (self.against, *(name for name in REFERENCES if name != self.against))
        references = {name: reference_losses(name, columns, self.rates) for name in names}
        return Scoring(columns, references, unsettled_of(own), lines)

    def _gains(self, scoring: Scoring) -> Array:
        """What each row gained over the chosen reference, NaN where it has none."""
        if self.options.count == "time":
            return gains_over_time(scoring.columns, self.against, self.rates)
        return np.asarray(scoring.references[self.against] - scoring.columns.loss)

    def _chosen(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries of the sources that are told of."""
        return tuple(one for one in entries if not self.chosen or one.source in self.chosen)

    def _rows(self, scoring: Scoring) -> Places:
        """The rows of the sources that are told of."""
        columns = scoring.columns
        if not self.chosen:
            return np.arange(len(columns))
        numbers = [n for n, name in enumerate(columns.sources) if name in self.chosen]
        return np.flatnonzero(np.isin(columns.source, numbers))

    def _score_of(self, scoring: Scoring | None) -> Score | None:
        """The score of a line that is not counted with the rest; None where it is."""
        if scoring is None:
            return None
        return summarise(scoring.take(self._rows(scoring), self._chosen(scoring.unsettled)))

    def _by_topic(self, scoring: Scoring) -> tuple[Breakdown, ...]:
        rows: dict[str, list[int]] = {}
        for row, entry in enumerate(scoring.columns.entries):
            for topic in dict.fromkeys(entry.asked.question.topics):
                rows.setdefault(topic, []).append(row)
        return self._broken_down(scoring, dict(sorted(rows.items(), key=_most_first)))

    def _by_group(self, scoring: Scoring) -> tuple[Breakdown, ...]:
        rows: dict[str, list[int]] = {}
        for row, entry in enumerate(scoring.columns.entries):
            if entry.group is not None:
                rows.setdefault(entry.group, []).append(row)
        return self._broken_down(scoring, dict(sorted(rows.items(), key=_most_first)))

    def _by_lead_time(self, scoring: Scoring) -> tuple[Breakdown, ...]:
        names = [*(name for _, name in LEAD_TIMES), _LONGER]
        rows: dict[str, list[int]] = {name: [] for name in names}
        for row, entry in enumerate(scoring.columns.entries):
            made, last_day = entry.forecast.made, entry.asked.question.last_day
            if made is not None and last_day is not None:
                rows[_lead_time((last_day - made).days)].append(row)
        return self._broken_down(scoring, rows)

    def _broken_down(
        self, scoring: Scoring, rows: Mapping[str, Sequence[int]]
    ) -> tuple[Breakdown, ...]:
        found = (
            break_down(name, scoring.take(np.array(ones, dtype=np.intp)), self.against)
            for name, ones in rows.items()
        )
        return tuple(one for one in found if one is not None)


def _count_states(entries: Iterable[Entry]) -> tuple[StateCount, ...]:
    """How many are in each state and for each reason, in the order of the states."""
    counts: dict[tuple[str, str], int] = {}
    for entry in entries:
        key = entry.standing.state, entry.standing.reason
        counts[key] = counts.get(key, 0) + 1
    return tuple(
        StateCount(state=state, reason=reason, n=n)
        for state in STATES
        for (found, reason), n in sorted(counts.items())
        if found == state
    )


def _known(
    name: str, names: Collection[str], *, option: str = "--source", more: Collection[str] = ()
) -> bool:
    """True of a name that is there.

    Raises:
        ConfigError: it is not; the message names the nearest.
    """
    if name in names or name in more:
        return True
    near = get_close_matches(name, [*names, *more], n=1)
    known = ", ".join([*more, *sorted(names)[:8]])
    hint = f"did you mean {near[0]!r}?" if near else f"known: {known}"
    raise ConfigError(f"{option}: no source is called {name!r}", remedy=hint)


def _check_topics(options: Options, asked: Iterable[Asked]) -> None:
    topics = {topic for one in asked for topic in one.question.topics}
    for topic in options.topics:
        if topic not in topics:
            near = get_close_matches(topic, topics, n=1)
            known = ", ".join(sorted(topics)[:8]) or "none"
            hint = f"did you mean {near[0]!r}?" if near else f"known: {known}"
            raise ConfigError(f"--topic: no question has the topic {topic!r}", remedy=hint)


def _by_entry(columns: Columns, gains: Array) -> dict[int, float]:
    return {
        id(entry): gain
        for entry, gain in zip(columns.entries, gains.tolist(), strict=True)
        if not isnan(gain)
    }


def _lead_time(days: int) -> str:
    place = bisect_left(_MOST_DAYS, days)
    return LEAD_TIMES[place][1] if place < len(LEAD_TIMES) else _LONGER


def _most_first(item: tuple[str, Sequence[int]]) -> tuple[int, str]:
    return -len(item[1]), item[0]


def _mean(values: Array) -> float | None:
    there = values[~np.isnan(values)]
    return float(there.mean()) if there.size else None
