"""Counts: the numbers of a claim with what they count, and whether two can both hold."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.dossier.lexicon import load_lexicon, phrases, word_set
from sayso.dossier.units import Unit, unit_at
from sayso.dossier.words import WORD, happening, number_of, stem, term_of
from sayso.language.verbs import verb_form

_REACH = 28
_NEAREST = 4
"""Words after a number among which what it counts is looked for."""
_BEFORE, _BEHIND = 40, 60
"""Characters around a number in which words of its scope are looked for."""
_DATE = re.compile(
    r"\b(?:\d{1,2}\s+)?(?:January|February|March|April|June|July|August|September|October"
    r"|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?\b"
    r"|\b\d{1,2}\s+May\b|\bMay\s+\d{1,2}\b|\b(?:in|since|by|of)\s+(?:19|20)\d\d\b"
    r"|\b\d{1,2}\s?:\s?\d\d\b|\b\d{4}-\d\d-\d\d\b|\b(?:19|20)\d\ds?\b"
)
_MAY_DATE = re.compile(r"[\dJFMASOND](?:\d\d\d|\s?:|an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)")
"""What every date has in it: four figures, a clock, or a month."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_AGE = re.compile(r"[-\s‐‑]+year[-\s‐‑]+old|\s*,\s*(?:\d+|aged)")
_PART = re.compile(r"\s*[/.:,]\s*\d")
"""More figures go on behind: a fraction, a clock, a number cut apart."""
_PIECE = re.compile(r"\d\s?[.:,/]?$")
_MARK = re.compile(r"[,;:()]")


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a claim: its place there, value, bounds, and what it counts.

    ``low`` and ``high`` are the values that it allows, where it has a ``unit`` in the first unit of
    that kind; ``things`` the stems of what is counted, or the kind of the unit; ``measured`` for a
    measure, which may lie a little off; ``bound`` is "least", "most", "about" or "".
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    things: frozenset[str]
    measured: bool
    bound: str
    unit: Unit | None = None

    @property
    def worth(self) -> float:
        """The value in the first unit of its kind: of 2 kilometres 2,000."""
        return self.value * self.unit.size if self.unit else self.value

    def fits(self, other: "Count") -> bool:
        """Whether both can hold."""
        return self.low <= other.high and other.low <= self.high

    def is_same(self, other: "Count") -> bool:
        """Whether both give one number, whatever bounds it."""
        if self.measured or "about" in (self.bound, other.bound):
            return self.fits(other)
        return self.worth == other.worth

    @property
    def runs_on(self) -> bool:
        """Whether it goes on rising from day to day, as a toll does."""
        return bool(self.things & _running())


@lru_cache(maxsize=1 << 13)
def counts_of(text: str) -> tuple[Count, ...]:
    """The counts of a claim in order; dates, times, ages and labels ("shed 9") are none."""
    dates = [date.span() for date in _DATE.finditer(text)] if _MAY_DATE.search(text) else ()
    words = list(WORD.finditer(text))
    found = []
    stop = 0
    for at in [at for at, word in enumerate(words) if term_of(word.group()).may_count]:
        if at < stop:
            continue
        end_of_number, value = _number(words, at, text)
        if value is None:
            continue
        stop = end_of_number
        start, end = words[at].start(), words[stop - 1].end()
        inside = any(start < until and begin < end for begin, until in dates)
        if not inside and not _is_label(words, at, text) and not _is_other(text, start, end):
            count = _count(text, words, (at, stop), value)
            if count is not None:
                found.append(count)
    return tuple(found)


def _number(words: list[re.Match[str]], at: int, text: str) -> tuple[int, float | None]:
    """Where the number that begins at a word ends, and its value."""
    first = words[at].group()
    if _ORDINAL.match(first) or number_of(first) is None:
        return at + 1, None
    stop = at + 1
    while stop < len(words):
        between = text[words[stop - 1].end() : words[stop].start()]
        joined = text[words[at].start() : words[stop].end()]
        if between.strip(" -‐‑") or number_of(joined) is None or _is_figure(words[stop].group()):
            break
        stop += 1
    return stop, number_of(text[words[at].start() : words[stop - 1].end()])


def _is_figure(word: str) -> bool:
    return word[0].isdigit()


def _is_label(words: list[re.Match[str]], at: int, text: str) -> bool:
    if not at:
        return False
    before = words[at - 1]
    between = text[before.end() : words[at].start()].strip(" -‐‑")
    if between and (between, before.group().lower()) != (".", "no"):
        return False
    return before.group().lower() in word_set("amounts", "labels") or (
        before.group()[0].isupper() and at > 1 and words[at].group()[0].isdigit()
    )


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether a number is an age ("Hals, 61, said"), or a piece of another number."""
    before = text[:start].rstrip()
    if _PIECE.search(before):
        return True
    if before.endswith(",") and re.match(r"\s*(?:,|$|of\b)", text[end:]):
        return True
    return bool(_AGE.match(text, end) or _PART.match(text, end))


def _count(
    text: str, words: list[re.Match[str]], place: tuple[int, int], value: float
) -> Count | None:
    at, stop = place
    start, end = words[at].start(), words[stop - 1].end()
    things, measured, unit = _things(text, words, place)
    if not measured and (not things or things & _people()):
        things = _undergone(text, words, place) or things
    if not things:
        return None
    low, high, bound = _bounds(text, start, value)
    if measured and low == high:
        away = value * load_lexicon("amounts")["tolerance"]
        low, high = value - away, value + away
    size = unit.size if unit else 1
    return Count(start, end, value, low * size, high * size, things, measured, bound, unit)


def scope_of(text: str, count: Count) -> frozenset[str]:
    """The words of a claim that say of what part or time a count in it is."""
    start, end = count.start, count.unit.end if count.unit else count.end
    near = phrases("amounts", "scope").finditer(text, max(0, start - _BEFORE), count.end + _BEHIND)
    # "40 miles per hour" is no part of anything
    return frozenset(each.group().lower() for each in near if not start <= each.start() < end)


def _things(
    text: str, words: list[re.Match[str]], place: tuple[int, int]
) -> tuple[frozenset[str], bool, Unit | None]:
    """The stem of what a number counts, whether that is a measure, and the unit that it is in.

    It is the last of the words behind the number, up to a mark, a small word or a verb: of "five
    working submarines surfaced" the submarines.
    """
    stop = place[1]
    head, last = "", words[stop - 1].end()
    if text[last : last + 1] == "%":
        return frozenset(("percent",)), True, None
    for word in words[stop : stop + _NEAREST]:
        lower = word.group().lower()
        made = stem(lower)
        if text[last : word.start()].strip(" -‐‑") or lower in word_set("amounts", "unlike"):
            break
        if not head and (unit := unit_at(text, word.start())) is not None:
            return frozenset((f"={unit.of}",)), True, unit
        if not head and (lower in _measures() or made in _measures()):
            return frozenset((made,)), True, None
        if lower in word_set("amounts", "between") and not head:
            last = word.end()
            continue
        verb = verb_form(lower)
        if not made or made.startswith("#") or (head and verb is not None and verb.mostly):
            break
        head, last = happening(made), word.end()
    return frozenset({head} - {""}), False, None


def _undergone(text: str, words: list[re.Match[str]], place: tuple[int, int]) -> frozenset[str]:
    """What happened to those who are counted: the nearest word of it, before or after."""
    found: list[tuple[int, str]] = []
    running = _running()
    for number, word in enumerate(words):
        made = term_of(word.group()).happening
        if made not in running:
            continue
        near, far = sorted((place, (number, number + 1)))
        between = text[words[near[1] - 1].end() : words[far[0]].start()]
        if not _MARK.search(between):
            found.append((far[0] - near[1], made))
    return frozenset([min(found)[1]]) if found else frozenset()


@cache
def _people() -> frozenset[str]:
    return frozenset(happening(stem(word)) for word in word_set("amounts", "people")) - {""}


@cache
def _running() -> frozenset[str]:
    return frozenset(happening(stem(word)) for word in word_set("amounts", "running")) - {""}


@cache
def _measures() -> frozenset[str]:
    words = word_set("amounts", "measures")
    return words | {stem(word) for word in words}


def _bounds(text: str, start: int, value: float) -> tuple[float, float, str]:
    before = text[max(0, start - _REACH) : start]
    for key in ("least", "most", "about"):
        match = _last(phrases("amounts", key), before)
        if match is not None:
            match key:
                case "least":
                    return value, float("inf"), key
                case "most":
                    return 0.0, value, key
                case _:
                    return value * 0.9, value * 1.1, key
    return value, value, ""


def _last(pattern: re.Pattern[str], before: str) -> str | None:
    """The phrase that ends just before a number."""
    for match in pattern.finditer(before):
        if not before[match.end() :].strip(" $€£"):
            return match.group().lower()
    return None
