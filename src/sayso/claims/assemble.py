"""Assembly: drafts of claims from clause marks and statements, each with its chain of sources."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from sayso.analysis.marks import Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.statement import Statement, Way
from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.text.quotations import Quotation, quotation_at
from sayso.analysis.text.sentences import Sentence
from sayso.claims.starts import Starts
from sayso.language.lexicon import load_lexicon
from sayso.records import (
    AUTHOR,
    Attribution,
    Certainty,
    Document,
    Source,
    Words,
)

DEEPEST = 6
"""Speakers in a chain. Nobody is heard of through more; text that is made to nest has no end."""
_CLOSING = re.compile(r"[^\w()]{0,3}\)")
_TOLD: tuple[Way, ...] = ("marks", "according to", "cue verb", "citing", "document shows")
_NOBODY = Source(kind="impersonal")


@dataclass(slots=True)
class Draft:
    """A claim in the making: the clause that makes it, and the span that is left of the clause.

    ``left_out`` counts the speakers of the chain who are too many to stand in it.
    ``conditions`` are the clause's, or those of the words that introduce it. ``concluded`` is
    set where an inference rests it on others, ``believed`` where it says whose view it is ("in
    our view"). ``told`` is what an engine judges of its kind, the mean logarithm of each kind's
    chance. ``frame`` is where words apart from it say how likely it is ("The odds of [a split]
    are even").
    """

    start: int
    end: int
    mark: Assertion
    conditions: tuple[Span, ...] = ()
    introduction: Words | None = None
    chain: tuple[Attribution, ...] = (AUTHOR,)
    left_out: int = 0
    certainty: Certainty | None = None
    concluded: bool = False
    believed: bool = False
    told: Mapping[str, float] = field(default_factory=dict)
    frame: Span | None = None

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return self.start, self.end


def draft_claims(
    document: Document,
    sentences: Sequence[Sentence],
    marks: Sequence[Assertion],
    statements: Sequence[Statement],
    quotations: tuple[Quotation, ...] = (),
    starts: Starts | None = None,
) -> list[Draft]:
    """Drafts in reading order: each clause that says more than who speaks, with its chain.

    starts: where an engine judges that claims begin, so that a clause is cut there. A relative
    clause that is set off in what is told, not quoted, is an aside of whoever tells it.
    """
    index = _Contents(statements)
    links = _Links(document.text, statements)
    drafts: list[Draft] = []
    used: set[int] = set()
    leading = {each.cue[1] for each in statements if each.contents[:1] > (each.cue,)}
    for mark in marks:
        covering = index.covering(mark.anchor)
        start, end = mark.span
        for number in covering:
            start, end = _clip(statements[number], (start, end), mark.anchor)
        if index.only_attributes(mark.anchor, covering) or end in leading:
            continue
        if index.only_weighs(mark.anchor, covering):
            used.update(covering)
            continue
        end = index.before_frame(mark.anchor, end)
        for piece, span in starts.cut(mark, (start, end)) if starts else ((mark, (start, end)),):
            start, end = _closed(document.text, *_bare(document.text, *span))
            if end <= start or "?" in document.text[end - 1 : end + 1]:
                continue
            if piece is not mark:
                covering = index.covering(piece.anchor)
            # "accused the firm, which owns the port, of fraud": the aside is not all that is said
            aside = piece.tie == "relative"
            used.update(n for n in covering if not aside or start <= statements[n].contents[0][0])
            told = covering
            if aside and quotation_at(quotations, piece.anchor) is None:
                told = [n for n in covering if not _is_told(statements[n], piece)]
            conditions = (
                _within(each, end) for each in piece.conditions if piece is mark or each[0] >= start
            )
            draft = Draft(start, end, piece, tuple(conditions))
            draft.chain = links.chain(told) if told else _author(document.text, piece.carrier)
            draft.left_out = max(len(told) - DEEPEST, 0)
            draft.frame = index.frame(told)
            drafts.append(draft)
    drafts += _fragments(document.text, sentences, statements, used, links, index)
    return _without_doubles(sorted(drafts, key=lambda each: (each.start, -each.end)))


def _is_told(statement: Statement, mark: Assertion) -> bool:
    """Whether an aside stands in a statement's own words for something, which says more."""
    around = any(start < mark.span[0] < end for start, end in statement.contents)
    return around and statement.way in _TOLD


def _within(condition: Span, end: int) -> Span:
    """A condition that begins in a claim ends with it, before the words that say whose it is."""
    return (condition[0], min(condition[1], end)) if condition[0] < end else condition


def _author(text: str, carrier: Span | None) -> tuple[Attribution, ...]:
    """The author's own link, with the stance of the words that carry a claim: "We assess that"."""
    if carrier is None:
        return (AUTHOR,)
    start, end = carrier
    words = " ".join(text[start:end].lower().split())
    for stance in ("denies", "doubts", "believes"):
        if any(
            re.search(pattern, words) for pattern in load_lexicon("inference")["matrix"][stance]
        ):
            cue = Words(text=text[start:end], start=start, end=end)
            return (replace(AUTHOR, cue=cue, stance=stance),)
    return (AUTHOR,)


def _fragments(
    text: str,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    used: set[int],
    links: "_Links",
    index: "_Contents",
) -> list[Draft]:
    """Contents without a clause of their own: "promised to publish the report"."""
    starts = [sentence.start for sentence in sentences]
    drafts = []
    for number, statement in enumerate(statements):
        if number in used or not statement.contents or statement.way == "turn":
            continue
        start, end = _bare(text, statement.contents[0][0], statement.contents[-1][1])
        if start >= end or "?" in text[end - 1 : end + 1]:
            continue
        sentence = bisect_right(starts, start) - 1
        if sentence < 0 or start >= sentences[sentence].end:
            continue  # a quotation that runs on into a heading
        draft = Draft(start, end, Assertion((start, end), start, sentence, "that"))
        speaking = sorted({*index.covering(start), number}, key=index.size)
        draft.chain = links.chain(speaking)
        draft.left_out = max(len(speaking) - DEEPEST, 0)
        draft.frame = index.frame(speaking)
        drafts.append(draft)
    return drafts


def _clip(statement: Statement, span: Span, anchor: int) -> Span:
    """The span inside the content that holds the anchor, or inside all where the cue is within."""
    first, last = statement.contents[0], statement.contents[-1]
    inserted = first[1] <= statement.cue[0] and statement.cue[1] <= last[0]
    if inserted and span[0] < statement.cue[0] and last[0] < span[1]:
        return max(span[0], first[0]), min(span[1], last[1])
    for start, end in statement.contents:
        if start <= anchor < end:
            return max(span[0], start), min(span[1], end)
    return span


def _bare(text: str, start: int, end: int) -> Span:
    """The span without outer marks, and without a quotation mark whose fellow is outside it."""
    counts = {mark: text.count(mark, start, end) for mark in '“"”'}
    while True:
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.!"):
            if text[end - 1] == "." and text[end - 3 : end - 2] == ".":
                break  # "U.S."
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start == end:
            return start, end
        opens, closes = text[start] in '“"', text[end - 1] in '”"'
        odd = counts['"'] % 2
        unclosed = opens and counts["“"] + odd > counts["”"]
        quoted = opens and closes and end - start > 2
        unopened = closes and counts["”"] + odd > counts["“"]
        if unclosed or quoted:
            counts[text[start]] -= 1
            start += 1
        if (quoted or unopened) and not unclosed:
            end -= 1
            counts[text[end]] -= 1
        if not (unclosed or quoted or unopened):
            return start, end


def _closed(text: str, start: int, end: int) -> Span:
    """The span with the bracket that closes right after it, where it was opened inside."""
    closing = _CLOSING.match(text, end)
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return (start, closing.end()) if closing and is_open else (start, end)


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    kept: dict[Span, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.span, draft)
    return list(kept.values())


class _Contents:
    """Finds the statements whose contents hold an offset."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._pieces = SpanIndex(
            (start, end, number)
            for number, statement in enumerate(statements)
            for start, end in statement.contents
        )
        self._edges = SpanIndex(
            (start, end, number)
            for number, statement in enumerate(statements)
            for start, end in (statement.cue, statement.source or statement.cue)
            if statement.frame is None or statement.source is not None
        )
        self._asides = [each.frame for each in statements if each.frame and each.source is None]
        self._frames = SpanIndex(
            (*each.frame, number) for number, each in enumerate(statements) if each.frame
        )

    def covering(self, offset: int) -> list[int]:
        """Numbers of the statements that put the offset forward, the outermost first."""
        return sorted(set(self._pieces.holding(offset)), key=self.size)

    def size(self, number: int) -> tuple[int, bool, int]:
        """A key that puts the longest content first, and who is cited after who cites."""
        statement = self._statements[number]
        length = statement.contents[-1][1] - statement.contents[0][0]
        return -length, statement.relayed, number

    def only_attributes(self, anchor: int, covering: Sequence[int]) -> bool:
        """Whether a clause is no more than words that attribute, or say who a source is."""
        return any(number not in covering for number in self._edges.holding(anchor))

    def only_weighs(self, anchor: int, covering: Sequence[int]) -> bool:
        """Whether a clause only says how likely something is that stands in it."""
        return any(number not in covering for number in self._frames.holding(anchor))

    def before_frame(self, anchor: int, end: int) -> int:
        """Where a clause ends whose last words weigh something else: "with a 40% chance of X"."""
        return min(
            (start for start, stop in self._asides if anchor < start < end <= stop), default=end
        )

    def frame(self, numbers: Sequence[int]) -> Span | None:
        """The clause that says how likely is what the innermost of the statements puts forward."""
        return self._statements[numbers[-1]].frame if numbers else None


class _Links:
    """Makes chains of attributions, naming each source once."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        self._made = []
        self._silent = frozenset(
            number for number, each in enumerate(statements) if each.frame and each.source is None
        )
        for statement in statements:
            start, end = statement.cue
            cue = Words(text=text[start:end], start=start, end=end) if start < end else None
            nobody = Source(kind="impersonal", start=start, end=end) if cue else _NOBODY
            source = statement.who or nobody
            self._made.append(Attribution(source=source, cue=cue, stance=statement.stance))

    def chain(self, numbers: Sequence[int]) -> tuple[Attribution, ...]:
        """The attributions of the statements, outermost first; the author's where none is.

        Who speaks of what he says himself stands once, by his nearest words: "VANN: I think that".
        Of more than ``DEEPEST`` the outermost stands, and the innermost, whose claim it is.
        """
        numbers = [number for number in numbers if number not in self._silent]
        if len(numbers) > DEEPEST:
            numbers = (numbers[0], *numbers[1 - DEEPEST :])
        made = [self._made[number] for number in numbers]
        return tuple(
            link
            for link, inner in zip_longest(made, made[1:])
            if inner is None or link.source.name is None or not _is_one(link.source, inner.source)
        ) or (AUTHOR,)


def _is_one(source: Source, other: Source) -> bool:
    return (source.kind, source.name) == (other.kind, other.name)
