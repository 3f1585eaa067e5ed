"""Quoted words: where a text holds them, word for word or nearly, and where the two part."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.dossier.words import WORD
from sayso.records import Reading
from sayso.records.quote import Difference

MOST_CHARACTERS = 5_000
"""The longest words that are looked for: a quotation, not a document."""
_MOST_PLACES = 20
_NEAR = 0.7
"""The share of words in common from which words are much like others: two of three words in the
same order, the third lost, added or changed."""
_LEAST_WORDS = 4
"""Fewer words are found as they stand or not at all: three are soon much like any others."""
_CANDIDATES = 8
"""Passages that are aligned with the words, those with the most words in common first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWords:
    """A place of a text: exact where there are no differences."""

    start: int
    end: int
    likeness: float
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut into words: each in lower case under one apostrophe, and its place."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> "_Cut":
        found = list(WORD.finditer(text))
        words = tuple(one.group().lower().replace("’", "'") for one in found)
        return cls(text, words, tuple(one.span() for one in found))

    def part(self, start: int, end: int) -> "_Cut":
        """The words that stand between two places of the text."""
        first, last = bisect_left(self.spans, (start, start)), bisect_left(self.spans, (end, end))
        return _Cut(self.text, self.words[first:last], self.spans[first:last])

    def between(self, first: int, last: int) -> str:
        """The text of the words from one to before another."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if last > first else ""


def find_words(words: str, reading: Reading) -> tuple[FoundWords, ...]:
    """The places of a document that hold the words: every exact one, else the nearest one.

    Words are the same whatever their case, and whatever marks, spaces or line ends stand between
    them.
    """
    wanted = _Cut.of(words)
    if not wanted.words:
        return ()
    whole = _Cut.of(reading.document.text)
    exact = tuple(_exact(wanted, whole))
    if exact or len(wanted.words) < _LEAST_WORDS:
        return exact
    near = _nearest(wanted, whole, reading)
    return () if near is None else (near,)


def _exact(wanted: _Cut, whole: _Cut) -> Iterator[FoundWords]:
    size, found, at = len(wanted.words), 0, 0
    while found < _MOST_PLACES:
        try:
            at = whole.words.index(wanted.words[0], at)
        except ValueError:
            return
        if whole.words[at : at + size] == wanted.words:
            found += 1
            start, end = whole.spans[at][0], whole.spans[at + size - 1][1]
            yield FoundWords(start=start, end=end, likeness=1.0)
        at += 1


def _nearest(wanted: _Cut, whole: _Cut, reading: Reading) -> FoundWords | None:
    """The passage most like the words, where one is like enough."""
    counts = Counter(wanted.words)
    ranked = []
    for number, (start, end) in enumerate(_passages(wanted, reading)):
        passage = whole.part(start, end)
        common = (counts & Counter(passage.words)).total()
        if common >= _NEAR * len(wanted.words) / (2 - _NEAR):  # else it cannot be near
            ranked.append((-common / (len(passage.words) + len(wanted.words)), number, passage))
    ranked.sort(key=lambda each: each[:2])
    aligned = (_aligned(wanted, passage) for _, _, passage in ranked[:_CANDIDATES])
    near = [one for one in aligned if one is not None and one.likeness >= _NEAR]
    return max(near, key=lambda one: (one.likeness, -one.start), default=None)


def _passages(wanted: _Cut, reading: Reading) -> Iterator[tuple[int, int]]:
    """Runs of sentences that could hold the words."""
    spans: Sequence[tuple[int, int]] = [(one.start, one.end) for one in reading.sentences]
    spans = spans or [(block.start, block.end) for block in reading.document.blocks]
    longest = 1 + sum(wanted.text.count(mark) for mark in ".!?")
    for first in range(len(spans)):
        for last in range(first, min(first + longest + 1, len(spans))):
            yield spans[first][0], spans[last][1]


def _aligned(wanted: _Cut, passage: _Cut) -> FoundWords | None:
    """The part of a passage from the first word in common to the last, and the differences."""
    matcher = SequenceMatcher(None, passage.words, wanted.words, autojunk=False)
    blocks = [one for one in matcher.get_matching_blocks() if one.size]
    if not blocks:
        return None
    first, last = blocks[0].a, blocks[-1].a + blocks[-1].size
    common = sum(one.size for one in blocks)
    changes = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    differences = tuple(
        Difference(
            there=passage.between(max(a1, first), min(a2, last)), here=wanted.between(b1, b2)
        )
        for _, a1, a2, b1, b2 in changes
        if min(a2, last) > max(a1, first) or b2 > b1
    )
    if not differences:  # the words as they stand, which the search for exact ones has not met
        return None
    return FoundWords(
        start=passage.spans[first][0],
        end=passage.spans[last - 1][1],
        likeness=round(2 * common / (last - first + len(wanted.words)), 4),
        differences=differences,
    )
