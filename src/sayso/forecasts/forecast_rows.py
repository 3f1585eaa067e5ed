"""Every forecast as a row: its state, and its losses where it was scored."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.forecasts.columns import Columns
from sayso.forecasts.quantities import Measured
from sayso.forecasts.standing import Entry
from sayso.forecasts.telling import outcome_words, stated_words
from sayso.records.scorecard import ForecastRow


def forecast_rows(
    entries: Sequence[Entry],
    scored: Iterable[Columns],
    measured: Mapping[int, Measured],
    gains: Mapping[int, float],
) -> tuple[ForecastRow, ...]:
    """One row for each entry, in order.

    ``scored`` holds every scored one; ``measured`` goes by an entry's place among the entries,
    ``gains`` by the identity of the entry.
    """
    losses: dict[int, dict[str, object]] = {}
    for columns in scored:
        lists = (
            columns.probability.tolist(),
            columns.outcome.tolist(),
            columns.loss.tolist(),
            columns.log_bits.tolist(),
            columns.cut.tolist(),
            columns.spherical.tolist(),
        )
        for entry, *row in zip(columns.entries, *lists, strict=True):
            losses[id(entry)] = dict(zip(_LOSSES, row, strict=True), gain=gains.get(id(entry)))
    found = []
    for number, entry in enumerate(entries):
        own = losses.get(id(entry), {})
        if number in measured:
            own = {"loss": measured[number].loss}
        found.append(_row(entry, own))
    return tuple(found)


_LOSSES = ("probability", "outcome", "loss", "log_bits", "cut", "spherical")


def _row(entry: Entry, losses: Mapping[str, object]) -> ForecastRow:
    forecast, question, meant = entry.forecast, entry.asked.question, entry.meant
    lead = None
    if forecast.made is not None and question.last_day is not None:
        lead = (question.last_day - forecast.made).days
    given: dict[str, object] = {"probability": None if meant is None else meant.number, **losses}
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
        **given,  # type: ignore[arg-type]
    )
