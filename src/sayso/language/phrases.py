"""Phrases: a list of them as something to search a text for, with nothing to compile.

A list is searched by the words that its phrases open with: a text is cut into words once, and a
phrase is tried only where one of its first words stands.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\w+")
_GAP = re.compile(r"[\s\-‐‑]+")
_SKIPPED = re.compile(r"[\w',-]+[\s\-]+")
_MOST_SKIPPED = 4
_COMMON = 20  # places from which it pays to look for a rarer word of the phrase
_ANY = r"(?:[\w'’,-]+[\s\-]+){0,4}?"
_SHORT = 2000  # characters of a text that is worth remembering for the next list


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that are one of the phrases; used like a match of a pattern."""

    text: str
    begin: int
    stop: int

    def start(self) -> int:
        """Where the words begin."""
        return self.begin

    def end(self) -> int:
        """Where they end."""
        return self.stop

    def span(self) -> tuple[int, int]:
        """Both."""
        return self.begin, self.stop

    def __getitem__(self, group: int) -> str:
        return self.text[self.begin : self.stop]


class _Part(NamedTuple):
    """One place of a phrase, and the words that may stand there; none: up to four of any.

    ``whole``: by the letters that each begins with, up to a mark or a gap, the pieces of which it
    is made, between which gaps stand. ``stems``: those that take any ending.
    """

    whole: dict[str, list[tuple[str, ...]]]
    stems: tuple[str, ...]
    optional: bool

    @property
    def is_any(self) -> bool:
        """Whether any words may stand there."""
        return not self.whole and not self.stems

    @property
    def longest(self) -> int:
        """The most words that may stand there."""
        if self.is_any:
            return _MOST_SKIPPED
        return max((len(each) for words in self.whole.values() for each in words), default=1)

    def places(self, cut: "_Text") -> list[int]:
        """The numbers of the words of a text that may stand there."""
        known = [
            *self.whole,
            *(word for stem in self.stems for word in _beginning(cut.known, stem)),
        ]
        return [number for word in known for number in cut.index.get(word, ())]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in small letters, of the same length, with the places of its words."""

    lower: str
    starts: list[int]
    words: list[str]
    index: dict[str, list[int]]
    known: list[str]


class Phrases:
    """A list of phrases, whole words, either case, the longest first.

    In a phrase, "x|y" is either word, "x?" may be left out, "x~" takes any ending, "x_z" is two
    words as one, "…" stands for up to four words; a space is any white space or a hyphen. One of
    the first two words must be there.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted(phrases, key=lambda each: -len(each))
        self._openers: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            for word in _openers(phrase):
                key = _TOKEN.match(word)
                kept = self._stems if word.endswith("~") else self._openers
                kept.setdefault(key[0] if key else word, []).append(number)
        self._prefixes = tuple(self._stems)
        self._parts: dict[int, tuple[_Part, ...]] = {}

    def search(self, text: str, start: int = 0, end: int | None = None) -> Found | None:
        """The first phrase in a stretch of text."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """Each phrase in a stretch of text, none inside another."""
        cut = _cut(text)
        stop = len(text) if end is None else end
        last = start
        for at, word in self._candidates(cut, start, stop):
            if at >= last:
                last = self._end_at(cut.lower, at, word, stop) or last
                if last > at:
                    yield Found(text, at, last)

    def match(self, text: str, at: int = 0) -> Found | None:
        """The phrase that begins at a place."""
        cut = _cut(text)
        number = bisect_left(cut.starts, at)
        if number == len(cut.starts) or cut.starts[number] != at:
            return None
        end = self._end_at(cut.lower, at, cut.words[number], len(text))
        return Found(text, at, end) if end is not None and end > at else None

    def fullmatch(self, text: str) -> bool:
        """Whether a text is one of the phrases and nothing more."""
        found = self.match(text)
        return found is not None and found.stop == len(text)

    def without(self, text: str) -> str:
        """A text with each phrase in it replaced by a space."""
        kept, last = [], 0
        for found in self.finditer(text):
            kept.append(text[last : found.begin])
            last = found.stop
        return " ".join([*kept, text[last:]])

    def _candidates(self, cut: _Text, start: int, stop: int) -> Iterable[tuple[int, str]]:
        """The words in a stretch that a phrase may open with, by place."""
        if cut.index and start == 0 and stop == len(cut.lower):
            numbers = {
                each for number in range(len(self._phrases)) for each in self._of(number, cut)
            }
            return [(cut.starts[number], cut.words[number]) for number in sorted(numbers)]
        first, last = bisect_left(cut.starts, start), bisect_left(cut.starts, stop)
        return [
            (cut.starts[number], word)
            for number, word in enumerate(cut.words[first:last], start=first)
            if word in self._openers or (self._prefixes and word.startswith(self._prefixes))
        ]

    def _of(self, number: int, cut: _Text) -> list[int]:
        """The numbers of the words of a whole text that one phrase may open with.

        Where its first words are common ones, only those before a rarer word that it needs.
        """
        parts = self._parsed(number)
        openers = parts[0].places(cut)
        if parts[0].optional and len(parts) > 1:
            openers = openers + parts[1].places(cut)
        needed = (part for part in parts[1:] if not part.optional and not part.is_any)
        rarest = (
            openers
            if len(openers) <= _COMMON
            else min((openers, *(part.places(cut) for part in needed)), key=len)
        )
        if rarest is openers:
            return openers
        reach = 2 * sum(part.longest for part in parts)
        known = set(openers)
        return [
            each for place in rarest for each in range(place - reach, place + 1) if each in known
        ]

    def _parsed(self, number: int) -> tuple[_Part, ...]:
        if number not in self._parts:
            self._parts[number] = tuple(map(_part, self._phrases[number].split()))
        return self._parts[number]

    def _end_at(self, lower: str, at: int, word: str, stop: int) -> int | None:
        """Where the phrase that begins at a word ends."""
        numbers = self._openers.get(word, [])
        if self._prefixes and word.startswith(self._prefixes):
            stems = (stem for stem in self._prefixes if word.startswith(stem))
            numbers = sorted({*numbers, *(each for stem in stems for each in self._stems[stem])})
        for number in numbers:
            end = _at_word(lower, at, self._parsed(number), stop)
            if end is not None:
                return end
        return None


def starts_before(text: str, places: Iterable[int], count: int) -> Iterator[int]:
    """Where the words at some places begin, and up to so many before each, each once."""
    starts, last = _cut(text).starts, 0
    for place in places:
        number = bisect_left(starts, place)
        for each in range(max(number - count, last), min(number + 1, len(starts))):
            yield starts[each]
        last = max(last, number + 1)


def _openers(phrase: str) -> Iterator[str]:
    """The words that a phrase may begin with, without what follows them."""
    for part in phrase.split():
        yield from (word.split("_")[0] for word in part.rstrip("?").split("|"))
        if not part.endswith("?"):
            return


def _part(written: str) -> _Part:
    whole: dict[str, list[tuple[str, ...]]] = {}
    words = [] if written == "…" else written.rstrip("?").split("|")
    for word in words:
        if not word.endswith("~"):
            key = _TOKEN.match(word.split("_")[0])
            whole.setdefault(key[0] if key else "", []).append(tuple(word.split("_")))
    stems = tuple(word.rstrip("~") for word in words if word.endswith("~"))
    return _Part(whole, stems, written.endswith("?"))


def _at_word(text: str, at: int, parts: tuple[_Part, ...], stop: int) -> int | None:
    """Where the parts of a phrase end, the first of them read where a word begins."""
    part, rest = parts[0], parts[1:]
    if part.is_any:
        for _ in range(_MOST_SKIPPED + 1):
            end = _at_word(text, at, rest, stop)
            skipped = None if end is not None else _SKIPPED.match(text, at, stop)
            if skipped is None:
                return end
            at = skipped.end()
        return None
    token = _TOKEN.match(text, at, stop)
    word = token[0] if token else ""
    if token and part.stems and word.startswith(part.stems):
        end = _after_word(text, token.end(), rest, stop)
        if end is not None:
            return end
    for pieces in part.whole.get(word, ()):
        end = _word_end(text, at, pieces, stop)
        if end is not None:
            end = _after_word(text, end, rest, stop)
        if end is not None:
            return end
    return _at_word(text, at, rest, stop) if part.optional and rest else None


def _after_word(text: str, at: int, parts: tuple[_Part, ...], stop: int) -> int | None:
    """Where the remaining parts end, read from the end of the word before them."""
    gap = _GAP.match(text, at, stop) if parts else None
    if gap is not None:
        end = _at_word(text, gap.end(), parts, stop)
        if end is not None:
            return end
    if not all(part.optional for part in parts):
        return None
    inside = at < stop and (text[at].isalnum() or text[at] == "_")
    return None if inside else at


def _word_end(text: str, at: int, pieces: tuple[str, ...], stop: int) -> int | None:
    for number, piece in enumerate(pieces):
        if number:
            gap = _GAP.match(text, at, stop)
            if gap is None:
                return None
            at = gap.end()
        if not text.startswith(piece, at, stop):
            return None
        at += len(piece)
    return at


def _beginning(known: list[str], stem: str) -> Iterator[str]:
    """The words of a sorted list that begin with a stem."""
    for number in range(bisect_left(known, stem), len(known)):
        if not known[number].startswith(stem):
            return
        yield known[number]


def _cut(text: str) -> _Text:
    return _cut_short(text) if len(text) < _SHORT else _cut_long(text)


@lru_cache(maxsize=256)
def _cut_short(text: str) -> _Text:
    return _in_words(text)


@lru_cache(maxsize=1)
def _cut_long(text: str) -> _Text:
    cut = _in_words(text)
    for number, word in enumerate(cut.words):
        cut.index.setdefault(word, []).append(number)
    cut.known.extend(sorted(cut.index))
    return cut


def _in_words(text: str) -> _Text:
    lower = _lower(text)
    found = list(_TOKEN.finditer(lower))
    return _Text(lower, [each.start() for each in found], [each[0] for each in found], {}, [])


def _lower(text: str) -> str:
    """A text in small letters, each character still one, its apostrophes straight."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two
        lower = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return lower.replace("’", "'")


def any_phrase(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, written as in ``Phrases``, to be put into a larger one."""
    patterns = (_phrase(phrase) for phrase in sorted(phrases, key=lambda each: -len(each)))
    return rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"


def _phrase(phrase: str) -> str:
    """The pattern of one phrase; its first word must be there."""
    pattern = ""
    for part in phrase.split():
        if part == "…":
            pattern += _GAP.pattern + _ANY + "\0"
            continue
        words = "|".join(_word(word) for word in part.rstrip("?").split("|"))
        gap = "" if not pattern or pattern.endswith("\0") else _GAP.pattern
        pattern = pattern.rstrip("\0")
        pattern += f"(?:{gap}(?:{words}))?" if part.endswith("?") else f"{gap}(?:{words})"
    return pattern


def _word(word: str) -> str:
    ending = r"\w*" if word.endswith("~") else ""
    parts = (re.escape(part).replace("'", "['’]") for part in word.rstrip("~").split("_"))
    return _GAP.pattern.join(parts) + ending
