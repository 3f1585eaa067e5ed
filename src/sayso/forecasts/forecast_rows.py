"""Every forecast as a row: its state, and its losses where it was scored."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.forecasts.asked import Asked
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
    asked: dict[str, dict[str, Any]] = {}
    for columns in scored:
        lists = (
            columns.probability.tolist(),
            columns.outcome.tolist(),
            columns.loss.tolist(),
            columns.log_bits.tolist(),
            columns.cut.tolist(),
            columns.spherical.tolist(),
        )
        for entry, number, outcome, loss, bits, cut, round_loss in zip(
            columns.entries, *lists, strict=True
        ):
            losses[id(entry)] = {
                "probability": number,
                "outcome": outcome,
                "loss": loss,
                "log_bits": bits,
                "cut": cut,
                "spherical": round_loss,
                "gain": gains.get(id(entry)),
            }
    found = []
    for number, entry in enumerate(entries):
        own = losses.get(id(entry), {})
        if number in measured:
            own = {"loss": measured[number].loss}
        name = entry.forecast.question
        beside = asked.get(name)
        if beside is None:
            beside = asked[name] = _of_the_question(entry.asked)
        found.append(_row(entry, {**beside, **own}))
    return tuple(found)


def _of_the_question(asked: Asked) -> dict[str, Any]:
    """What all rows of a question have in common."""
    question = asked.question
    return {
        "question": question.id,
        "kind": question.kind,
        "last_day": question.last_day,
        "topics": question.topics,
        "event": asked.event,
        "came": outcome_words(asked.outcome),
    }


def _row(entry: Entry, given: dict[str, Any]) -> ForecastRow:
    forecast, meant, last_day = entry.forecast, entry.meant, given["last_day"]
    lead = None
    if forecast.made is not None and last_day is not None:
        lead = (last_day - forecast.made).days
    if meant is not None:
        given.setdefault("probability", meant.number)
        given |= {"phrase": meant.phrase, "low": meant.low, "high": meant.high}
    return ForecastRow(
        source=entry.source,
        group=entry.group,
        made=forecast.made,
        lead_days=lead,
        state=entry.standing.state,
        reason=entry.standing.reason,
        line=entry.line if entry.standing.state == "scored" else None,
        stated=stated_words(forecast),
        words=forecast.words,
        told_by=forecast.told_by,
        document=forecast.document,
        start=forecast.start,
        end=forecast.end,
        **given,
    )
