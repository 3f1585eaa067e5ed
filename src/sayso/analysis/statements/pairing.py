"""Pairing: which source and which contents belong to which cue, by what stands between them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from sayso.analysis.marks import Span
from sayso.language.lexicon import word_set

_WORD = re.compile(r"(\w+)")
_QUOTE = re.compile(r"[\"“”]|''")
_WHICH = re.compile(r"\bwhich\s+\Z")
_CLOSED = re.compile(r"[.!][\"”]\Z")
_LED = re.compile(r"\b(?P<by>\w+)\s+(?P<the>the|this|that|an?)\s+\Z", re.IGNORECASE)
_LEAD_BACK = 16
_FAR = 1_000.0
_NEXT = 1
"""Characters between a cue and what stands right behind it."""

# In words: what a thing between a cue and a span weighs when the nearest is chosen.
_ENDED_SENTENCE = 14.0
_OTHER_CUE = 9.0
_OTHER_CONTENT = 5.0
_BEFORE_CUE = 1.5
_BEFORE_INTRODUCING = 20.0
_LATER_PARAGRAPH = 30.0
_FOLLOWING_SOURCE = 2.5


class Starts(NamedTuple):
    """Where the sentences of a text begin, and where its words do."""

    sentences: Sequence[int]
    words: Sequence[int]


class Attributed(NamedTuple):
    """One attribution: a cue with its source, if words name one, and its contents in order."""

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]


def with_own_source(text: str, each: Attributed) -> Attributed:
    """The attribution, its source the words of its cue that name one.

    The pronoun that it begins with ("[I] am told that"), or the document that all of it names,
    behind what leads one in ("under [the order]").
    """
    start, end = each.cue
    word, _, rest = text[start:end].partition(" ")
    if rest and word.lower() in word_set("grammar", "first_person"):
        return each._replace(source=(start, start + len(word)), cue=(end - len(rest), end))
    led = _LED.search(text, max(start - _LEAD_BACK, 0), start)
    by = led["by"].lower() if led else ""
    is_document = not rest and word.lower() in word_set("sources", "document_heads")
    if led is None or not is_document or by not in word_set("sources", "unsaid_leads"):
        return each
    return each._replace(source=(led.start("the"), end), cue=led.span("by"))


def find_starts(text: str, sentences: Sequence[int]) -> Starts:
    """Where the words of a text begin, beside its sentences."""
    parts = _WORD.split(text)  # what is between, a word, what is between, a word, …
    return Starts(sentences, [*accumulate(map(len, parts), initial=0)][1:-1:2])


def pair(
    text: str,
    sources: Sequence[Span],
    cues: Sequence[Span],
    contents: Sequence[Span],
    starts: Starts,
) -> list[Attributed]:
    """The attributions in the order of their cues. A cue that nothing is put forward by is none.

    All spans in order and apart from each other.
    """
    if not cues or not contents:
        return []
    page = _Page(text, sources, cues, contents, starts)
    given: list[list[Span]] = [[] for _ in cues]
    holders: dict[Span, int] = {}
    for content in contents:
        number = page.cue_of(content)
        if number is not None:
            given[number].append(content)
            holders[content] = number
    for number, own in enumerate(given):
        if not own:
            _borrow(page, given, holders, number)
    return [
        Attributed(page.source_of(number), cue, tuple(given[number]))
        for number, cue in enumerate(cues)
        if given[number]
    ]


def _borrow(page: "_Page", given: list[list[Span]], holders: dict[Span, int], number: int) -> None:
    """Give a cue without content the nearest that a neighbour can spare, or shares with it."""
    for content in page.near(page.cues[number], page.contents):
        holder = holders.get(content)
        if (
            holder is not None
            and len(given[holder]) > 1
            and not page.goes_on(given[holder], page.cues[holder], content)
            and page.distance(page.cues[number], content)
            < page.distance(page.cues[holder], content) + _OTHER_CUE
        ):
            given[holder].remove(content)
            given[number].append(content)
            holders[content] = number
            return
    previous = number - 1
    shares = previous >= 0 and given[previous] and not page.is_of_relative(number)
    if shares and page.joined(page.cues[previous], page.cues[number]):
        given[number].append(given[previous][-1])


class _Page:
    """The marks of a text, and what lies between any two of them."""

    def __init__(
        self,
        text: str,
        sources: Sequence[Span],
        cues: Sequence[Span],
        contents: Sequence[Span],
        starts: Starts,
    ) -> None:
        self.text = text
        self.sources = sources
        self.cues = cues
        self.contents = contents
        self.sentence_starts, self.word_starts = starts

    def near(self, span: Span, others: Sequence[Span], reach: int = 3) -> list[Span]:
        """The few spans on either side, nearest first."""
        at = bisect_left(others, span)
        some = others[max(at - reach, 0) : at + reach]
        return sorted(some, key=lambda other: _gap(span, other))

    def cue_of(self, content: Span) -> int | None:
        """The number of the cue that a content belongs to."""
        at = bisect_left(self.cues, content)
        near = range(max(at - 2, 0), min(at + 2, len(self.cues)))
        distances = ((self.distance(self.cues[number], content), number) for number in near)
        least, best = min(distances, default=(_FAR, None))
        return best if least < _FAR else None

    def distance(self, cue: Span, content: Span) -> float:
        """How far a content is from a cue, in words and what they weigh."""
        first, last = (cue, content) if cue < content else (content, cue)
        start, end = first[1], last[0]
        words = self._between(self.word_starts, start, end) if end - start < 2_000 else 400
        words -= self._covered(self.sources, start, end)
        ended = self._between(self.sentence_starts, start + 1, end + 1)
        cost = words + _ENDED_SENTENCE * ended
        cost += _OTHER_CUE * self._count(self.cues, start, end)
        cost += _OTHER_CONTENT * self._count(self.contents, start, end)
        cost += _LATER_PARAGRAPH * self.text.count("\n", start, end)
        if content < cue:
            # "…” Odran said: “…", "“….” Odran said the lock leaks": what comes next
            closed = ended and _CLOSED.search(self.text, content[0], content[1])
            introduces = self.text[cue[1] - 1] == ":" or (closed and self._has_own(cue))
            cost += _BEFORE_INTRODUCING if introduces else _BEFORE_CUE
        return cost

    def _has_own(self, cue: Span) -> bool:
        """Whether a content that is not quoted stands right behind a cue."""
        at = bisect_left(self.contents, cue)
        if at == len(self.contents):
            return False
        start = self.contents[at][0]
        return start - cue[1] <= _NEXT and not _QUOTE.match(self.text, start)

    def source_of(self, number: int) -> Span | None:
        """The source of a cue: the nearest in its sentence, rather before it than after."""
        cue = self.cues[number]
        begin, end = self._sentence(cue)
        best, least = None, _FAR
        for source in self.near(cue, self.sources, 4):
            if source[0] < begin or source[1] > end:
                continue
            cost = self._source_distance(number, source)
            if cost < least:
                best, least = source, cost
        return best

    def is_of_relative(self, number: int) -> bool:
        """Whether a cue is about what "which" stands for: "“X” — which the log contradicts"."""
        source = self.source_of(number)
        return (
            source is not None
            and _WHICH.search(self.text, max(source[0] - 8, 0), source[0]) is not None
        )

    def _source_distance(self, number: int, source: Span) -> float:
        cue = self.cues[number]
        first, last = sorted((cue, source))
        start, end = first[1], last[0]
        covered = self._covered(self.contents, start, end)
        words = self._between(self.word_starts, start, end) - 0.5 * covered
        cost = words + 4.0 * self._count(self.sources, start, end)
        if source > cue:
            cost += _FOLLOWING_SOURCE
            between = self._count(self.cues, start, end)
            cost += 12.0 * between
            following = bisect_right(self.cues, source)
            if following < len(self.cues) and self._adjacent(source, self.cues[following]):
                # The subject of the next cue: "Asked whether it rained, Odran said".
                cost += _FAR if self._count(self.contents, start, end) else 6.0
            if words > 3:
                cost += 8.0
        else:
            cost += 1.0 * self._count(self.cues, start, end)
        return cost

    def _adjacent(self, source: Span, cue: Span) -> bool:
        return not _WORD.search(self.text[source[1] : cue[0]])

    def joined(self, cue: Span, other: Span) -> bool:
        """Whether two cues stand in one sentence."""
        return not self._between(self.sentence_starts, cue[1] + 1, other[0] + 1)

    def goes_on(self, contents: Sequence[Span], cue: Span, content: Span) -> bool:
        """Whether a content goes on with one before its cue: "[X], she said, [Y]"."""
        begun = next((each for each in reversed(contents) if each < cue), None)
        return begun is not None and cue < content and self.joined(begun, content)

    def _sentence(self, cue: Span) -> Span:
        at = bisect_right(self.sentence_starts, cue[0])
        begin = self.sentence_starts[at - 1] if at else 0
        end = self.sentence_starts[at] if at < len(self.sentence_starts) else len(self.text)
        return begin, end

    def _covered(self, spans: Sequence[Span], start: int, end: int) -> int:
        first = bisect_left(spans, (start, start))
        words = 0
        for span in spans[first : first + 8]:
            if span[1] > end:
                break
            words += self._between(self.word_starts, *span)
        return words

    @staticmethod
    def _count(spans: Sequence[Span], start: int, end: int) -> int:
        return max(bisect_left(spans, (end, end)) - bisect_left(spans, (start, start)), 0)

    @staticmethod
    def _between(starts: Sequence[int], start: int, end: int) -> int:
        return max(bisect_left(starts, end) - bisect_left(starts, start), 0)


def _gap(one: Span, other: Span) -> int:
    first, last = sorted((one, other))
    return last[0] - first[1]
