"""What is due as a calendar that other programs take in: iCalendar (RFC 5545), whole days."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from sayso.records.ids import make_id
from sayso.records.ledger import ForecastStatement, Ledger
from sayso.records.scorecard import Due

_LINE_OCTETS = 75
_FEW = 8
"""Forecasts that an event names."""


def write_calendar(ledger: Ledger, due: Iterable[Due]) -> str:
    """An event for each question, on the day after its last: the same for the same ledger.

    It tells who forecasts what of it, the first of many, and what its condition is.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sayso//sayso ledger due//EN"]
    for one in due:
        lines += _event(ledger, one)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(ledger: Ledger, one: Due) -> Iterator[str]:
    day = one.last_day + timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{make_id('due', ledger.title, one.question)}@sayso"
    yield f"DTSTAMP:{one.last_day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'Settle {one.question}: {one.asks}')}"
    told = [f"Last day {one.last_day}, {one.forecasts} forecasts"]
    told += [one.settled_by] if one.settled_by else []
    told += [one.condition] if one.condition else []
    said = [each for each in ledger.forecasts if each.question == one.question]
    told += [_forecast(each) for each in said[:_FEW]]
    told += [f"and {len(said) - _FEW} more"] if len(said) > _FEW else []
    yield f"DESCRIPTION:{_escaped('; '.join(told))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _forecast(one: ForecastStatement) -> str:
    """Whose forecast it is, by whom it is told, its stance and its likelihood."""
    chain = ", according to ".join((one.source, *reversed(one.told_by)))
    if one.probability is not None:
        sure = f"“{one.probability.text}”"
    elif one.options:
        sure = ", ".join(f"{each.option} {each.probability:g}" for each in one.options)
    else:
        sure = "a distribution" if one.distribution else "no words of likelihood"
    unless = f" on condition “{one.condition}”" if one.condition else ""
    return f"{chain} {one.stance}: {sure}{unless}"


def _escaped(text: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each after the first behind a space."""
    part, size = "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > _LINE_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part
