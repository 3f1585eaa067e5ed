"""Heads: which of the lines over a text is its title, and on which of their days it came out.

What is seen of each line and of each day is laid out as features; what each of them weighs was
learned of texts whose title and day are known (``training/heads.py``), and is ``heads.json``.
"""

import json
import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from sayso.readers.dates import dateline, days_in, is_date
from sayso.readers.lines import are_turns
from sayso.readers.wrapping import cannot_end, ends_sentence, parts_sentences

_MOST_LINES = 12
_LONGEST = 300
_PROSE_WORDS = 12
_PARTS = re.compile(r"[ \t]+(?:[|/•·–—-]|--)[ \t]+|[ ]?\|[ ]?|[ \t]{3,}")
_MARKS = re.compile(r"^[#>*_\s]+|[*_\s]+$")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LABEL = re.compile(r"([A-Za-z]{2,12}):(?=\s)")
_LABELLED = re.compile(r"([^\W\d_]+(?:[ ][^\W\d_]+){0,2}):[ \t]*")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|\d{1,3}/|[-•*]\s")

_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?[ ]*(?:the[ ])?$",
    re.IGNORECASE,
)

Seen = dict[str, float]


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a line of a head: its place in the line, and the line's among the lines."""

    on: date
    line: int
    start: int
    end: int


def head_lines(stretches: Sequence[str]) -> list[tuple[int, str]]:
    """The lines over a text: what it says before its first paragraph of prose, and how that opens.

    stretches: the texts of its first blocks, in order. Each line comes with the number of its own.
    What stands behind a label that comes again ("VANN: Will it hold?") is talk, and no head.
    """
    lines: list[tuple[int, str]] = []
    for number, (stretch, is_turn) in enumerate(zip(stretches, are_turns(stretches), strict=True)):
        if is_turn:
            break
        if is_prose(stretch):
            lines.append((number, stretch[:_LONGEST]))
            if len(lines) > 1 or len(stretch) > _LONGEST:
                break
        else:
            lines += [(number, line.strip()) for line in stretch.splitlines() if line.strip()]
        if len(lines) >= _MOST_LINES:
            break
    return lines[:_MOST_LINES]


def is_prose(stretch: str) -> bool:
    """Whether a stretch of text is no line of a head: a long one, or one that ends a sentence."""
    long = len(stretch) > _LONGEST
    return long or (ends_sentence(stretch) and len(stretch.split()) > _PROSE_WORDS)


def find_title(lines: Sequence[str]) -> int | None:
    """Which line is the title, None if none is likelier one than not."""
    best = _likely([_weight("title", seen) for seen in titles_seen(lines)])
    return None if best is None or is_sentence(lines[best]) else best


def is_sentence(line: str) -> bool:
    """Whether a line is of running text: it ends in a full stop, or was broken off in a sentence.

    One in capitals is not: "TWO HELD."
    """
    text = bare(line)
    broken = parts_sentences(text) and not ends_sentence(text)
    return not text.isupper() and (text.endswith(".") or broken or cannot_end(text))


def is_running(stretch: str) -> bool:
    """Whether a stretch of text over the body is none of its head: a whole or a broken sentence."""
    return ends_sentence(stretch) or is_sentence(stretch)


def find_day(lines: Sequence[str], title: int | None) -> Day | None:
    """The day on which the text came out, None if none is likelier that than not.

    title: which of the lines that is.
    """
    days = days_of(lines)
    best = _likely([_weight("day", seen) for seen in days_seen(lines, days, title)])
    return None if best is None else days[best]


def days_of(lines: Sequence[str]) -> list[Day]:
    """The days in the lines that may be that of publication, in order.

    In a line of prose it is that of a dateline alone; after a word ("Launched 28 February 1998") or
    a label ("Died: 30 June 2029") it is one of something else, unless that is of those that tell
    when a text came out.
    """
    return [
        Day(on, number, start, end)
        for number, line in enumerate(lines)
        for on, start, end in days_in(line)
        if dateline(line) == on or not (_Look.of(line).prose or _is_of_else(line[:start]))
    ]


def _is_of_else(before: str) -> bool:
    """Whether what stands before a day says that it is one of something else."""
    label = _LABELLED.fullmatch(bare(before))
    known = _words_before() | (_words("kinds") | _words("publishers") if label else frozenset())
    return _word_before(label[1] if label else before) not in known


def titles_seen(lines: Sequence[str]) -> Iterator[Seen]:
    """What is seen of each line as a title."""
    looks = [_Look.of(line) for line in lines]
    longest = max((len(look.words) for look in looks if not look.prose), default=0)
    for number, look in enumerate(looks):
        before = looks[number - 1] if number else None
        after = looks[number + 1] if number + 1 < len(looks) else None
        seen = {
            "always": 1.0,
            f"line {min(number, 4)}": 1.0,
            f"words {_size(len(look.words))}": 1.0,
            "longest": len(look.words) == longest,
            "a part or more": look.parts > 1,
            "with a label": bool(look.label),
            f"label {look.label}": bool(look.label),
            "numbered": look.numbered,
            **look.seen(),
        }
        for side, other in (("before", before), ("after", after)):
            seen[f"{side} none"] = other is None
            if other is not None:
                seen |= {f"{side} {name}": value for name, value in other.seen().items()}
        yield {name: float(value) for name, value in seen.items() if value}


def days_seen(lines: Sequence[str], days: Sequence[Day], title: int | None) -> Iterator[Seen]:
    """What is seen of each of these days in the lines, of which one may be the title."""
    looks = [_Look.of(line) for line in lines]
    for number, day in enumerate(days):
        line, look = lines[day.line], looks[day.line]
        before, after = line[: day.start], line[day.end :]
        lead = [word.lower() for word in _WORD.findall(before)]
        last = _word_before(before)
        seen = {
            "always": 1.0,
            "first": number == 0,
            f"line {min(day.line, 5)}": 1.0,
            "alone": is_date(line),
            "dateline": dateline(line) == day.on,
            "title": day.line == title,
            "put out": last in _words("put_out"),
            "put out somewhere": any(word in _words("put_out") for word in lead),
            "told to": last in _words("told_to"),
            "told to somewhere": any(word in _words("told_to") for word in lead),
            "begins": not lead,
            "after a mark": before.rstrip()[-1:] in tuple(",|/•·–—-(.:"),
            "ends": not _WORD.search(after),
            "before a mark": after.lstrip()[:1] in tuple(",|/•·–—-).:;"),
            f"words {_size(len(look.words))}": 1.0,
            "latest": day.on == max(each.on for each in days),
            "several": len(days) > 1,
            "numbered": look.numbered,
            f"label {look.label}": bool(look.label),
            **look.seen(),
        }
        yield {name: float(value) for name, value in seen.items() if value}


def _word_before(text: str) -> str:
    """The word that stands right before a day, but for a weekday; "" where a mark does."""
    text = _WEEKDAY.sub("", text).rstrip()
    return _WORD.findall(text[-40:])[-1].lower() if text[-1:].isalpha() else ""


def _words_before() -> frozenset[str]:
    return _words("put_out") | _words("told_to") | {""}


def bare(line: str) -> str:
    """A line without the marks of a heading or of emphasis around it."""
    return _MARKS.sub("", line)


def parts_of(line: str) -> list[str]:
    """What stands between the marks of a line: "THE POST | Opinion | 3 May 2026" has three."""
    return list(filter(None, _PARTS.split(bare(line))))


def words_in(name: str, text: str) -> bool:
    """Whether a word of a list of ``heads.toml`` is in a text."""
    return any(word.lower() in _words(name) for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class _Look:
    """A line, as far as it is looked at."""

    words: tuple[str, ...]
    parts: int
    label: str
    numbered: bool
    prose: bool
    dated: bool
    kinds: bool
    publisher: bool
    capitals: bool
    titled: bool
    ended: str
    by: bool
    marked: bool

    @classmethod
    def of(cls, line: str) -> "_Look":
        text = bare(line)
        words = tuple(_WORD.findall(text))
        long = [word for word in words if len(word) > 3]
        label = _LABEL.match(text)
        return cls(
            words=words,
            parts=len(parts_of(line)),
            label=label[1].lower() if label else "",
            numbered=bool(_NUMBERED.match(text)),
            prose=ends_sentence(text) and len(words) > _PROSE_WORDS,
            dated=bool(days_in(text)),
            kinds=words_in("kinds", text),
            publisher=words_in("publishers", text),
            capitals=bool(words) and text.upper() == text,
            titled=bool(long) and all(word[0].isupper() for word in long),
            ended=text[-1:] if text[-1:] in tuple(".?!:,") else "",
            by=bool(words) and words[0].lower() == "by",
            marked=line.lstrip().startswith("# "),
        )

    def seen(self) -> dict[str, bool]:
        """What tells of a line by itself, or of the one beside it."""
        return {
            "prose": self.prose,
            "dated": self.dated,
            "kind": self.kinds,
            "publisher": self.publisher,
            "publisher alone": self.publisher and not self.kinds and len(self.words) <= 6,
            "capitals": self.capitals,
            "titled": self.titled and not self.capitals,
            "titled and few": self.titled and len(self.words) <= 4,
            "sentence case": not self.titled and not self.capitals and len(self.words) > 3,
            f"ends in {self.ended}": bool(self.ended),
            "by": self.by,
            "marked": self.marked,
        }


def _size(words: int) -> str:
    return next((str(most) for most in (1, 3, 6, 12) if words <= most), "more")


def _likely(weights: Sequence[float]) -> int | None:
    """Which is likelier right than all others and none together, if one is."""
    best = max(range(len(weights)), key=weights.__getitem__, default=None)
    if best is None:
        return None
    others = sum(math.exp(each) for at, each in enumerate(weights) if at != best)
    return best if math.exp(weights[best]) > 1 + others else None


def _weight(of: str, seen: Mapping[str, float]) -> float:
    weights = _learned()[of]
    return sum(value * weights.get(name, 0.0) for name, value in sorted(seen.items()))


@cache
def _learned() -> Mapping[str, Mapping[str, float]]:
    found: Mapping[str, Mapping[str, float]] = json.loads(
        files("sayso.readers").joinpath("heads.json").read_text("utf-8")
    )
    return found


@cache
def _words(name: str) -> frozenset[str]:
    lists = tomllib.loads(files("sayso.readers").joinpath("heads.toml").read_text("utf-8"))
    return frozenset(lists[name])
