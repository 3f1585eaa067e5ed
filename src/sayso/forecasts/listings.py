"""Lists of a scorecard: what is due, what was missed, what was promised, what is known early."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from sayso.analysis.syntax.condition_sense import condition_sense
from sayso.forecasts.asked import Asked, is_met
from sayso.forecasts.columns import Columns
from sayso.forecasts.standing import Entry, first_of_each
from sayso.forecasts.telling import outcome_words, stated_words
from sayso.records.ledger import ForecastStatement
from sayso.records.scorecard import Beside, Due, Miss, PromiseRow, Provisional

MOST_MISSES = 20
_MAYBE = 0.25  # the loss of saying one half


def list_due(
    asked: Mapping[str, Asked], forecasts: Iterable[ForecastStatement], on: date
) -> tuple[Due, ...]:
    """The questions that nobody has settled, by their last day, the oldest first."""
    counts: dict[str, int] = {}
    for forecast in forecasts:
        counts[forecast.question] = counts.get(forecast.question, 0) + 1
    found = [
        Due(
            question=one.question.id,
            asks=one.asks,
            last_day=one.question.last_day,
            days=(one.question.last_day - on).days,
            forecasts=counts.get(one.question.id, 0),
            settled_by=one.question.settled_by,
            condition=_condition(one, asked),
        )
        for one in asked.values()
        if one.outcome is None and one.void is None and one.question.last_day is not None
    ]
    return tuple(sorted(found, key=lambda due: (due.last_day, due.question)))


def list_misses(columns: Columns) -> tuple[Miss, ...]:
    """The forecasts that lost more than one half would have, the largest loss first."""
    far = np.flatnonzero(columns.loss > _MAYBE)
    found = [
        _miss(columns.entries[row], columns, row)
        for row in sorted(
            far.tolist(),
            key=lambda row: (
                -columns.loss[row],
                columns.entries[row].forecast.question,
                columns.entries[row].source,
            ),
        )[:MOST_MISSES]
    ]
    return tuple(found)


def list_promises(entries: Iterable[Entry]) -> tuple[PromiseRow, ...]:
    """What sources said that they would do, and whether they did; in no score."""
    counts: dict[str, list[int]] = {}
    for entry in first_of_each(one for one in entries if one.forecast.stance == "intends"):
        count = counts.setdefault(entry.source, [0, 0, 0, 0])
        outcome = entry.asked.outcome
        if entry.standing.state == "promise" and outcome is not None:
            count[0 if outcome.result == "yes" else 1] += 1
        else:
            count[3 if entry.standing.state == "void" else 2] += 1
    rows = (
        PromiseRow(source=name, kept=kept, broken=broken, open=waiting, void=void)
        for name, (kept, broken, waiting, void) in counts.items()
    )
    return tuple(sorted(rows, key=lambda row: (-(row.kept + row.broken), row.source)))


def count_provisional(entries: Iterable[Entry]) -> Provisional | None:
    """What is known of questions whose last day is not over: mostly what did happen."""
    early = [
        (entry.meant.number, entry.asked.outcome.result == "yes")
        for entry in first_of_each(one for one in entries if one.standing.state == "not due")
        if entry.meant is not None
        and entry.meant.number is not None
        and entry.asked.outcome is not None
        and entry.asked.outcome.result in ("yes", "no")
    ]
    if not early:
        return None
    losses = [(number - came) ** 2 for number, came in early]
    yes = sum(came for _, came in early)
    return Provisional(n=len(early), yes=yes, no=len(early) - yes, brier=float(np.mean(losses)))


def count_beside(
    retrospective: Sequence[Entry], forecasts: Iterable[ForecastStatement], left_out: Iterable[str]
) -> Beside | None:
    """What else the ledger has of the documents of forecasts that entered it late."""
    documents = {entry.forecast.document for entry in retrospective} - {None}
    if not documents:
        return None
    return Beside(
        documents=len(documents),
        in_ledger=sum(forecast.document in documents for forecast in forecasts),
        left_out=sum(document in documents for document in left_out),
    )


def _condition(one: Asked, asked: Mapping[str, Asked]) -> str | None:
    question = one.question
    if question.condition is None and question.condition_id is None:
        return None
    words = question.condition or f"if {question.condition_id}"
    other = asked.get(question.condition_id or "")
    if other is None or other.outcome is None:
        return f"{words}: open"
    met = is_met(condition_sense(words), other.outcome)
    return f"{words}: {'open' if met is None else 'met' if met else 'not met'}"


def _miss(entry: Entry, columns: Columns, row: int) -> Miss:
    forecast, outcome = entry.forecast, entry.asked.outcome
    return Miss(
        question=forecast.question,
        asks=entry.asked.asks,
        source=entry.source,
        stated=stated_words(forecast) or (entry.meant.phrase if entry.meant else ""),
        probability=float(columns.probability[row]),
        outcome=outcome_words(outcome),
        loss=float(columns.loss[row]),
        log_bits=float(columns.log_bits[row]),
        made=forecast.made,
        known=None if outcome is None else outcome.known,
        words=forecast.words,
        document=forecast.document,
        start=forecast.start,
        end=forecast.end,
        evidence=() if outcome is None else outcome.evidence,
    )
