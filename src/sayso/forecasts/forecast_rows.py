"""Every forecast as a row: its state, and its losses where it was scored."""

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.forecasts.columns import columns_of
from sayso.forecasts.quantities import Measured
from sayso.forecasts.standing import Entry
from sayso.forecasts.telling import outcome_words, stated_words
from sayso.records.scorecard import ForecastRow


def forecast_rows(
    entries: Sequence[Entry], measured: Mapping[int, Measured], gains: Mapping[int, float]
) -> tuple[ForecastRow, ...]:
    """One row for each entry, in order.

    ``measured`` goes by an entry's place among them, ``gains`` by the identity of the entry.
    """
    columns = columns_of(entries)
    place = {id(entry): row for row, entry in enumerate(columns.entries)}
    lists = tuple(
        column.tolist()
        for column in (
            columns.probability,
            columns.outcome,
            columns.loss,
            columns.log_bits,
            columns.cut,
            columns.spherical,
        )
    )
    found = []
    for number, entry in enumerate(entries):
        row = place.get(id(entry))
        losses: Mapping[str, Any] = {}
        if row is not None:
            losses = {
                "probability": lists[0][row],
                "outcome": lists[1][row],
                "loss": lists[2][row],
                "log_bits": lists[3][row],
                "cut": lists[4][row],
                "spherical": lists[5][row],
                "gain": gains.get(id(entry)),
            }
        elif number in measured:
            losses = {"loss": measured[number].loss}
        found.append(_row(entry, losses))
    return tuple(found)


def _row(entry: Entry, losses: Mapping[str, Any]) -> ForecastRow:
    forecast, question, meant = entry.forecast, entry.asked.question, entry.meant
    lead = None
    if forecast.made is not None and question.last_day is not None:
        lead = (question.last_day - forecast.made).days
    given: dict[str, Any] = {"probability": None if meant is None else meant.number, **losses}
    return ForecastRow(
        question=question.id,
        source=entry.source,
        group=entry.group,
        kind=question.kind,
        made=forecast.made,
        last_day=question.last_day,
        lead_days=lead,
        topics=question.topics,
        event=entry.asked.event,
        state=entry.standing.state,
        reason=entry.standing.reason,
        line=entry.line if entry.standing.state == "scored" else None,
        stated=stated_words(forecast),
        phrase=None if meant is None else meant.phrase,
        low=None if meant is None else meant.low,
        high=None if meant is None else meant.high,
        came=outcome_words(entry.asked.outcome),
        words=forecast.words,
        told_by=forecast.told_by,
        document=forecast.document,
        start=forecast.start,
        end=forecast.end,
        **given,
    )
