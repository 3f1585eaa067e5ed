"""What people write for a probability, a day or a number: read, or refused with a remedy."""

import re
from collections.abc import Collection
from datetime import date, datetime
from math import isfinite

from sayso.records.ledger import OptionShare, Quantity, Stated
from sayso.scales.bare import is_bare
from sayso.scales.scale import find_phrase, load_scale, near_phrases
from sayso.scales.stated import read_amount

_NUMBER = r"(\d+(?:\.\d*)?|\.\d+)"
_ONE = re.compile(rf"{_NUMBER}\s*(%?)")
_RANGE = re.compile(rf"{_NUMBER}\s*(%?)\s*(?:to|-|–|\.\.)\s*{_NUMBER}\s*(%?)")
_ODDS = re.compile(rf"{_NUMBER}\s*:\s*{_NUMBER}")
_ODDS_BEGUN = re.compile(r"[\d.\s]*:[\d.\s]*")
_SUMS_TO_1 = 1e-6
_WRITE = 'write a word of a scale, 0.7, "70%", "3:1" or [0.6, 0.8]'


def read_stated(written: object, declared: Collection[str] = ()) -> Stated:
    """The probability that a ledger's author wrote: a word, a number, a percentage, odds, a range.

    A number may stand in words of chance: "a one in three chance".

    ``declared``: words to which the ledger itself gives a number.

    Raises:
        ValueError: it is none of these, or outside [0, 1]; after "; " the message says what to do.
    """
    match written:
        case bool():
            raise ValueError(f"a probability is not true or false; {_WRITE}")
        case int() | float():
            return _number(float(written), f"{written:g}")
        case [int() | float() as low, int() | float() as high] if not _has_bool(written):
            return _range(float(low), float(high), f"{low:g} to {high:g}")
        case str():
            return _words(written.strip(), declared)
        case _:
            raise ValueError(f"a probability is a word, a number or a range; {_WRITE}")


def reads_alike(stated: Stated) -> bool:
    """Whether words by themselves give the number beside them: "a coin toss" does not."""
    try:
        return read_stated(stated.text) == stated
    except ValueError:
        return False


def read_shares(written: object, options: Collection[str]) -> tuple[OptionShare, ...]:
    """The probabilities of the options of a one-of question, in the order of the options.

    Raises:
        ValueError: one is no probability or no option, or they do not sum to 1.
    """
    if not isinstance(written, dict) or not written:
        raise ValueError("options is a table of numbers; write options = { A = 0.6, B = 0.4 }")
    given: dict[str, float] = {}
    for name, value in written.items():
        if name not in options:
            known = ", ".join(options) or "none"
            raise ValueError(f"the question has no option {name!r}; its options: {known}")
        stated = read_stated(value)
        if stated.low is None or stated.low != stated.high:
            raise ValueError(f"{name} needs one number, not {value!r}; the options sum to 1")
        given[name] = stated.low
    total = sum(given.values())
    if abs(total - 1) > _SUMS_TO_1:
        raise ValueError(f"the options sum to {total:g}, not 1; one of them comes about, for sure")
    return tuple(OptionShare(option=one, probability=given.get(one, 0.0)) for one in options)


def read_day(written: object, key: str) -> tuple[date, datetime | None]:
    """The day that was written, and the moment where it was one.

    Raises:
        ValueError: it is no day; the message says how one is written.
    """
    if isinstance(written, datetime):
        return written.date(), written
    if isinstance(written, date):
        return written, None
    told = f"{key} is a day, not {written!r}"
    if isinstance(written, str):
        try:
            day = date.fromisoformat(written.strip())
        except ValueError:
            raise ValueError(f"{told}; write it as 2026-06-30") from None
        raise ValueError(f"{told}; write it without quotes: {key} = {day.isoformat()}")
    raise ValueError(f"{told}; write {key} = 2026-06-30")


def read_quantity(written: object, key: str, *, is_day: bool) -> Quantity:
    """A number, or of a question about a day a day.

    Raises:
        ValueError: it is the other, or neither.
    """
    if is_day:
        return read_day(written, key)[0]
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise ValueError(f"{key} is a number, not {_shown(written)}")
    if not isfinite(written):
        raise ValueError(f"{key} is no number: {written}; write {key} = 120, or what it is")
    return float(written)


def comes_before(first: Quantity, second: Quantity) -> bool:
    """Whether the first is the smaller of two numbers, or the earlier of two days."""
    if isinstance(first, date) or isinstance(second, date):
        return isinstance(first, date) and isinstance(second, date) and first < second
    return first < second


def _words(written: str, declared: Collection[str]) -> Stated:
    if match := _ONE.fullmatch(written):
        return _number(_part(match[1], match[2]), written)
    if match := _RANGE.fullmatch(written):
        both = match[2] or match[4]
        return _range(_part(match[1], both), _part(match[3], both), written)
    if match := _ODDS.fullmatch(written):
        ahead, against = float(match[1]), float(match[2])
        if ahead + against == 0:
            raise ValueError(f"the odds {written!r} say nothing; 3:1 is 0.75")
        probability = ahead / (ahead + against)
        return Stated(text=written, low=probability, high=probability)
    if _ODDS_BEGUN.fullmatch(written) and written:
        raise ValueError(f'odds are two numbers, not {written!r}; "3:1" is 0.75')
    if written in declared or is_bare(written):
        return Stated(text=written)
    if find_phrase(written, load_scale("icd203")) is None:
        amount = read_amount(written, 0, len(written), bare=False)
        if amount is not None:
            return Stated(text=written, low=amount[0], high=amount[1])
        near = " or ".join(map(repr, near_phrases(written)))
        remedy = f"did you mean {near}?" if near else _WRITE
        raise ValueError(f"{written!r} is no word of any scale; {remedy}")
    return Stated(text=written)


def _number(value: float, text: str) -> Stated:
    _check(value)
    return Stated(text=text, low=value, high=value)


def _range(low: float, high: float, text: str) -> Stated:
    for end in (low, high):
        _check(end)
    if low > high:
        raise ValueError(
            f"the range is upside down: {low:g} is above {high:g}; write [{high:g}, {low:g}]"
        )
    return Stated(text=text, low=low, high=high)


def _check(value: float) -> None:
    if not isfinite(value):
        raise ValueError(f"{value} is no number; {_WRITE}")
    if 0 <= value <= 1:
        return
    if 2 <= value <= 100:
        raise ValueError(f'{value:g} is outside [0, 1]; write {value / 100:g} or "{value:g}%"')
    raise ValueError(f"{value:g} is outside [0, 1]; {_WRITE}")


def _part(number: str, percent: str) -> float:
    # By way of the decimal point, so that 70% is the 0.7 that somebody else writes.
    return float(f"{number}e-2") if percent else float(number)


def _has_bool(written: object) -> bool:
    return isinstance(written, list) and any(isinstance(one, bool) for one in written)


def _shown(written: object) -> str:
    return written.isoformat() if isinstance(written, date) else repr(written)
