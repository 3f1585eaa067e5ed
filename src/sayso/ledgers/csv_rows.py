"""A ledger written as CSV rows, and what such rows cannot hold."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime

from sayso.forms.cells import harmless
from sayso.ledgers.forecast_tables import NOBODY
from sayso.ledgers.ledger_csv import COLUMNS
from sayso.ledgers.values import reads_alike
from sayso.records.ledger import (
    Distribution,
    ForecastStatement,
    Ledger,
    MarketPrice,
    Outcome,
    Question,
)

_Cell = str | float | int | date | bool | None


def write_ledger_csv(ledger: Ledger) -> tuple[str, tuple[str, ...]]:
    """The ledger as CSV, and what it leaves out, told a line each."""
    settled = ledger.settled
    questions = {question.id: question for question in ledger.questions}
    asked: set[str] = set()
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for forecast in ledger.forecasts:
        row = _said(forecast) | _asked(questions[forecast.question])
        asked.add(forecast.question)
        writer.writerow(_plain(row | _settled(settled.get(forecast.question))))
    for question in ledger.questions:
        if question.id not in asked:
            writer.writerow(_plain(_asked(question) | _settled(settled.get(question.id))))
    return out.getvalue(), tuple(_lost(ledger))


def _plain(row: dict[str, _Cell]) -> dict[str, _Cell]:
    """The row with line feeds alone inside its cells, as readers take a carriage return for a
    row's end, and with no cell that a spreadsheet would reckon.
    """
    return {
        key: harmless(cell.replace("\r\n", "\n").replace("\r", "\n"))
        if isinstance(cell, str)
        else cell
        for key, cell in row.items()
    }


def _lost(ledger: Ledger) -> Iterable[str]:
    conditions = sum(one.condition is not None for one in ledger.forecasts)
    history = len(ledger.outcomes) - len(ledger.settled)
    lost = (
        (history, "earlier outcomes that a later one replaced"),
        (conditions, "conditions in a source's words"),
        (len(ledger.left_out), "entries of left_out"),
        (len(ledger.sources), "tables of sources"),
        (len(ledger.readings), "numbers that the ledger gives to words"),
    )
    for count, what in lost:
        if count:
            yield f"{count} {what} are not in CSV; TOML and JSON hold them"
    if ledger.scale != "icd203":
        yield f"the scale {ledger.scale} is not in CSV; give --scale {ledger.scale} when scoring it"


def _asked(one: Question) -> dict[str, _Cell]:
    return {
        "question": one.id,
        "asks": one.asks,
        "kind": one.kind if one.kind != "yes-no" else None,
        "options": _list(one.options),
        "ordered": "true" if one.ordered else None,
        "unit": one.unit,
        "bounds": _list(map(_written, one.bounds or ())),
        "last_day": one.last_day,
        "opens": one.opens,
        "condition": one.condition,
        "condition_id": one.condition_id,
        "settled_by": one.settled_by,
        "topic": _list(one.topics),
        "event": one.event,
        "base_rate": one.base_rate,
        "base_rate_from": one.base_rate_from,
        "market": _list(map(_price, one.market)),
        "interpreted": _list(one.interpreted),
        "interpreted_by": one.interpreted_by,
    }


def _said(one: ForecastStatement) -> dict[str, _Cell]:
    probability: str | None = None
    if one.probability is not None:
        stated = one.probability
        probability = repr(stated.low) if stated.text == f"{stated.low}" else stated.text
        if stated.low is not None and not reads_alike(stated):
            probability = f"{stated.low!r} to {stated.high!r}"
    elif one.options:
        probability = _list(f"{each.option}={each.probability!r}" for each in one.options)
    return {
        "source": one.source,
        "made": _moment(one.made, one.made_at),
        "probability": probability,
        **_distribution(one.distribution),
        "words": one.words,
        "stance": one.stance if one.stance != "says" else None,
        "told_by": _list(one.told_by),
        "document": one.document,
        "start": one.start,
        "end": one.end,
        "entered": _moment(one.entered, one.entered_at),
        "confirmed_by": NOBODY if one.confirmed_by == "" else one.confirmed_by,
        "withdrawn": one.withdrawn,
    }


def _settled(one: Outcome | None) -> dict[str, _Cell]:
    if one is None:
        return {}
    said: _Cell = one.result
    if one.result == "option":
        said = one.option
    elif one.result == "value":
        said = one.value
    return {
        "is": said,
        "share": one.share,
        "known": _moment(one.known, one.known_at),
        "happened": one.happened,
        "who": one.who,
        "evidence": _list(one.evidence),
        "why": one.why,
    }


def _distribution(one: Distribution | None) -> dict[str, _Cell]:
    if one is None:
        return {}
    points = _list(f"{each.level!r}={_written(each.value)}" for each in one.quantiles)
    return {
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "level": one.level,
        "quantiles": points,
    }


def _moment(day: date | None, moment: datetime | None) -> str | None:
    given = moment or day
    return None if given is None else given.isoformat()


def _price(one: MarketPrice) -> str:
    named = f"={one.market}" if one.market is not None else ""
    return f"{one.day}={one.probability!r}{named}"


def _written(value: float | date) -> str:
    return value.isoformat() if isinstance(value, date) else repr(value)


def _list(parts: Iterable[str]) -> str | None:
    return "; ".join(part.replace(";", "\\;") for part in parts) or None
