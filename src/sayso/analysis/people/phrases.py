"""Phrases: the noun phrases of a text, by place and by the word that heads them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.analysis.syntax.parse import Parsed
from sayso.language.tokens import Token

_WITHIN = frozenset({"ADJ", "NUM", "NOUN", "NAME"})
_HEADS = frozenset({"NOUN", "NAME"})
_OWNED = "'s"
_LONGEST, _MORE = 9, 2


class Phrase(NamedTuple):
    """A noun phrase without its determiner: half-open offsets, and what is seen of it.

    ``ends`` are where it ends with one complement more each ("a member of the board", "… in
    Karsa"), with the word that leads each complement. ``determiner`` is the word before it where
    that is one, ``head`` its last word in lower case, ``leads`` whether it opens its sentence.
    """

    start: int
    end: int
    head: str
    determiner: str
    sentence: int
    leads: bool
    ends: tuple[tuple[int, str], ...] = ()


class Phrases:
    """The phrases of a text in order, the longer of two first, and those of one head."""

    def __init__(self, parsed: Sequence[Parsed]) -> None:
        found = (each for number, one in enumerate(parsed) for each in _phrases(number, one))
        self.all = sorted(found, key=lambda each: (each.start, -each.end))
        self._starts = [each.start for each in self.all]
        self._headed: dict[str, list[Phrase]] = {}
        for each in self.all:
            self._headed.setdefault(each.head, []).append(each)

    def within(self, start: int, end: int) -> list[Phrase]:
        """Those that begin in a span."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, offset: int, most: int) -> list[Phrase]:
        """The last ones that begin before an offset, the nearest first."""
        last = bisect_left(self._starts, offset)
        return self.all[max(last - most, 0) : last][::-1]

    def headed(self, head: str) -> Sequence[Phrase]:
        """Those with a head, in order."""
        return self._headed.get(head, ())


def _phrases(number: int, parsed: Parsed) -> Iterator[Phrase]:
    tokens, tags = parsed.tokens, parsed.tags
    at = 0
    while at < len(tokens):
        last = _run(tokens, tags, at) if tags[at] in _WITHIN else at
        if last == at:
            at += 1
            continue
        ends = tuple(_complements(tokens, tags, last))
        firsts = [at, *(each + 1 for each in range(at, last) if tokens[each].lower == _OWNED)]
        for first in firsts:
            yield _phrase(number, tokens, tags, first, last, ends)
        for owned in firsts[1:]:
            yield _phrase(number, tokens, tags, at, owned - 1, ())
        at = last


def _phrase(
    number: int,
    tokens: Sequence[Token],
    tags: Sequence[str],
    first: int,
    last: int,
    ends: tuple[tuple[int, str], ...],
) -> Phrase:
    determined = first > 0 and tags[first - 1] in ("DET", "POSS")
    return Phrase(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        head=tokens[last - 1].lower,
        determiner=tokens[first - 1].lower if determined else "",
        sentence=number,
        leads=first <= 1 + determined,
        ends=ends,
    )


def _run(tokens: Sequence[Token], tags: Sequence[str], at: int) -> int:
    """Where the words of a phrase end that begins at a token; the token itself where none does."""
    end = last = at
    while end < len(tokens) and end - at < _LONGEST:
        owned = tokens[end].lower == _OWNED and end > at and tags[end - 1] in _HEADS
        own = tokens[end].lower == "own" and end > at and tokens[end - 1].lower == _OWNED
        if not (tags[end] in _WITHIN or owned or own):
            break
        end += 1
        numbered = tags[end - 1] == "NUM" and end - 1 > at and tags[end - 2] in _HEADS
        if tags[end - 1] in _HEADS or numbered:
            last = end
    return last


def _complements(
    tokens: Sequence[Token], tags: Sequence[str], last: int
) -> Iterator[tuple[int, str]]:
    for _ in range(_MORE):
        if last + 1 >= len(tokens) or tags[last] not in ("PREP", "TO"):
            return
        word, first = tokens[last].lower, last + 1
        while first < len(tokens) and tags[first] in ("DET", "POSS"):
            first += 1
        end = _run(tokens, tags, first)
        if end == first:
            return
        last = end
        yield tokens[last - 1].end, word
