"""Words and figures as a person reads them: cleaned text, counts, percentages, dates."""

import re
from collections.abc import Sequence
from datetime import date

_BREAKS = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
# Controls, direction overrides and lone surrogates would let a document speak to the terminal
# or the browser instead of the reader.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def shown(text: str) -> str:
    """The text on one line: wrapped lines joined by spaces, characters that act made visible."""
    return _UNSAFE.sub("\ufffd", _BREAKS.sub(" ", text))


def disarmed(text: str) -> str:
    """The text with its lines kept, characters that act made visible."""
    lines = text.replace("\t", " ").split("\n")
    return "\n".join(_UNSAFE.sub("\ufffd", line) for line in lines)


def quoted(text: str) -> str:
    """The text as it stands between quotation marks: on one line, without outer spaces."""
    return shown(text).strip(" ")


def place_words(location: str) -> str:
    """What to call the place that a document was read from: "-" is standard input."""
    return "standard input" if location == "-" else quoted(location)


def count(number: int, one: str, many: str | None = None) -> str:
    """A count in figures with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spelt(number: int) -> str:
    """A number in letters up to twelve, in figures from there on."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def percentages(low: float, high: float) -> str:
    """An interval of probability, low and high in [0, 1], as a person writes it: "55–80%"."""
    ends = (_percent(low), _percent(high))
    return f"{ends[0]}%" if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}%"


def day(moment: date) -> str:
    """A day as "29 August 2021"."""
    return f"{moment.day} {moment:%B} {moment.year}"


def told_day(iso: str) -> str:
    """A time in ISO 8601 as a person writes it, as coarse as it is: "March 2026", "2026"."""
    return " to ".join(_told_day(part) for part in iso.split("/"))


def listed(parts: Sequence[str]) -> str:
    """The parts as a sentence lists them: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _told_day(iso: str) -> str:
    found = _ISO.fullmatch(iso)
    if found is None:
        return quoted(iso)
    try:
        moment = date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    except ValueError:
        return quoted(iso)
    return day(moment) if found["day"] else f"{moment:%B} {moment.year}"


def _percent(probability: float) -> str:
    percent = round(probability * 100, 1)
    return f"{percent:.0f}" if percent == int(percent) else f"{percent:.1f}"
