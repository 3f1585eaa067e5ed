"""Assembly: claims from clause marks and statements, each with its chain, certainty and ties."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.claims.certainty import find_certainty, pick_certainty
from sayso.claims.horizons import find_horizons
from sayso.claims.kinds import choose_kind
from sayso.claims.lexicon import load_lexicon
from sayso.claims.scales import Scale
from sayso.claims.segment import Sentence
from sayso.claims.speakers import Speakers
from sayso.claims.statements import ClauseMark, Span, Statement, Tie
from sayso.records import (
    AUTHOR,
    Attribution,
    Certainty,
    Claim,
    Document,
    Horizon,
    Source,
    Time,
    Words,
    claim_id,
)


@dataclass(slots=True)
class Draft:
    """A claim in the making. ``concluded`` is set where an inference rests it on others."""

    start: int
    end: int
    anchor: int
    sentence: int
    tie: Tie
    word: str = ""
    opener: Span | None = None
    holder: Span | None = None
    carrier: Span | None = None
    conditions: tuple[Span, ...] = ()
    introduction: Words | None = None
    chain: tuple[Attribution, ...] = (AUTHOR,)
    certainty: Certainty | None = None
    concluded: bool = False

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return self.start, self.end


def draft_claims(
    document: Document,
    sentences: Sequence[Sentence],
    marks: Sequence[ClauseMark],
    statements: Sequence[Statement],
    speakers: Speakers,
) -> list[Draft]:
    """Drafts in reading order: each clause that says more than who speaks, with its chain."""
    index = _Contents(statements)
    links = _Links(document.text, statements, speakers)
    drafts, used = [], set()
    for mark in marks:
        covering = index.covering(mark.anchor)
        if index.only_attributes(mark.anchor, covering):
            continue
        start, end = mark.span
        for number in covering:
            start, end = _clip(statements[number], (start, end), mark.anchor)
        start, end = _bare(document.text, start, end)
        if end <= start:
            continue
        used.update(covering)
        draft = Draft(start, end, mark.anchor, mark.sentence, mark.tie, mark.word, mark.opener)
        draft.holder, draft.carrier, draft.conditions = mark.holder, mark.carrier, mark.conditions
        draft.chain = links.chain(covering) if covering else _author(document.text, mark.carrier)
        drafts.append(draft)
    drafts += _fragments(sentences, statements, used, links, index)
    return _without_doubles(sorted(drafts, key=lambda each: (each.start, -each.end)))


def _author(text: str, carrier: Span | None) -> tuple[Attribution, ...]:
    """The author's own link: denying or doubting where the words that carry a claim do."""
    if carrier is None:
        return (AUTHOR,)
    start, end = carrier
    words = " ".join(text[start:end].lower().split())
    for stance in ("denies", "doubts"):
        if any(
            re.search(pattern, words) for pattern in load_lexicon("inference")["matrix"][stance]
        ):
            cue = Words(text=text[start:end], start=start, end=end)
            return (replace(AUTHOR, cue=cue, stance=stance),)
    return (AUTHOR,)


def _fragments(
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
        if number in used or not statement.contents:
            continue
        start, end = statement.contents[0][0], statement.contents[-1][1]
        sentence = max(bisect_right(starts, start) - 1, 0)
        draft = Draft(start, end, start, sentence, "that")
        draft.chain = links.chain(sorted({*index.covering(start), number}, key=index.size))
        drafts.append(draft)
    return drafts


def _clip(statement: Statement, span: Span, anchor: int) -> Span:
    """The span inside the content that holds the anchor, or inside all where the cue is within."""
    first, last = statement.contents[0], statement.contents[-1]
    inserted = first[1] <= statement.cue[0] and statement.cue[1] <= last[0]
    if inserted and span[0] < statement.cue[0] and statement.cue[1] < span[1]:
        return max(span[0], first[0]), min(span[1], last[1])
    for start, end in statement.contents:
        if start <= anchor < end:
            return max(span[0], start), min(span[1], end)
    return span


def _bare(text: str, start: int, end: int) -> Span:
    """The span without outer marks, and without a quotation mark whose fellow is outside it."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.!"):
        if text[end - 1] == "." and text[end - 3 : end - 2] == ".":
            break  # "U.S."
        end -= 1
    inner = text[start:end]
    if inner[:1] in '“"' and inner.count("“") + inner.count('"') % 2 > inner.count("”"):
        start += 1
    elif inner[:1] in '“"' and inner[-1:] in '”"' and len(inner) > 2:
        return _bare(text, start + 1, end - 1)
    elif inner[-1:] in '”"' and inner.count("”") + inner.count('"') % 2 > inner.count("“"):
        return _bare(text, start, end - 1)
    return start, end


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    kept: dict[Span, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.span, draft)
    return list(kept.values())


class _Contents:
    """Finds the statements whose contents hold an offset."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        pieces = [
            (start, end, number)
            for number, statement in enumerate(statements)
            for start, end in statement.contents
        ]
        self._pieces = sorted(pieces)
        self._starts = [piece[0] for piece in self._pieces]
        self._longest = max((end - start for start, end, _ in pieces), default=0)
        self._edges = sorted(
            (start, end, number)
            for number, statement in enumerate(statements)
            for start, end in (statement.cue, statement.source or statement.cue)
        )
        self._reach = max((end - start for start, end, _ in self._edges), default=0)

    def covering(self, offset: int) -> list[int]:
        """Numbers of the statements that put the offset forward, the outermost first."""
        first = bisect_left(self._starts, offset - self._longest)
        last = bisect_right(self._starts, offset)
        found = {number for start, end, number in self._pieces[first:last] if start <= offset < end}
        return sorted(found, key=self.size)

    def size(self, number: int) -> tuple[int, int]:
        """A key that puts the statement with the longest content first."""
        contents = self._statements[number].contents
        return -(contents[-1][1] - contents[0][0]), number

    def only_attributes(self, anchor: int, covering: Sequence[int]) -> bool:
        """Whether a clause is no more than words that attribute, or say who a source is."""
        first = bisect_left(self._edges, (anchor - self._reach, 0, 0))
        last = bisect_right(self._edges, (anchor, anchor + self._reach, len(self._statements)))
        return any(
            start <= anchor < end and number not in covering
            for start, end, number in self._edges[first:last]
        )


class _Links:
    """Makes chains of attributions, naming each source once."""

    def __init__(self, text: str, statements: Sequence[Statement], speakers: Speakers) -> None:
        self._made = []
        for statement in statements:
            start, end = statement.cue
            cue = Words(text=text[start:end], start=start, end=end)
            source = (
                speakers.identify(statement.source)
                if statement.source
                else Source(kind="impersonal", start=start, end=end)
            )
            self._made.append(Attribution(source=source, cue=cue, stance=statement.stance))

    def chain(self, numbers: Sequence[int]) -> tuple[Attribution, ...]:
        """The attributions of the statements, outermost first; the author's where none is."""
        return tuple(self._made[number] for number in numbers) or (AUTHOR,)


def add_certainty(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], scale: Scale
) -> None:
    """Give every draft the certainty that its own words and its carrier's express."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for number, inside in by_sentence.items():
        sentence = sentences[number]
        start = min(sentence.start, *(draft.start for draft in inside))
        end = max(sentence.end, *(draft.end for draft in inside))
        found = find_certainty(text, start, end, scale)
        owned: dict[int, list[Certainty]] = {}
        for certainty in found:
            owner = _owner(certainty, inside)
            if owner is not None:
                owned.setdefault(id(owner), []).append(certainty)
        for draft in inside:
            draft.certainty = pick_certainty(tuple(owned.get(id(draft), ())))


def _owner(certainty: Certainty, inside: Sequence[Draft]) -> Draft | None:
    holding = [
        each for each in inside if each.start <= certainty.start and certainty.end <= each.end
    ]
    if holding:
        return min(holding, key=lambda each: each.end - each.start)
    carried = [
        each
        for each in inside
        if each.carrier and each.carrier[0] <= certainty.start and certainty.end <= each.start
    ]
    if carried:
        return min(carried, key=lambda each: each.start)
    later = [each for each in inside if 0 <= each.start - certainty.end <= 3]
    return min(later, key=lambda each: each.start, default=None)


def finish_claims(
    document: Document, drafts: Sequence[Draft], times: Sequence[Time]
) -> tuple[Claim, ...]:
    """The claims of the drafts: kind, condition, horizon and times settled."""
    starts = [time.start for time in times]
    claims = []
    for draft in drafts:
        text = document.text[draft.start : draft.end]
        condition = _condition(document.text, draft)
        horizon = _horizon(document, draft)
        ahead = draft.introduction is not None and condition is not None
        kind = choose_kind(
            text,
            draft.chain,
            draft.certainty,
            horizon=horizon,
            concluded=draft.concluded,
        )
        kind = "forecast" if ahead else kind
        first, last = bisect_left(starts, draft.start), bisect_left(starts, draft.end)
        claims.append(
            Claim(
                id=claim_id(document.id, draft.start, draft.end),
                start=draft.start,
                end=draft.end,
                text=text,
                kind=kind,
                attributions=draft.chain,
                certainty=draft.certainty,
                condition=condition,
                horizon=horizon if kind == "forecast" else None,
                introduction=draft.introduction,
                times=tuple(time.id for time in times[first:last]),
            )
        )
    return tuple(claims)


def _condition(text: str, draft: Draft) -> Words | None:
    if draft.conditions:
        start, end = draft.conditions[0]
        return Words(text=text[start:end], start=start, end=end)
    return None


def _horizon(document: Document, draft: Draft) -> Horizon | None:
    found = find_horizons(document.text, draft.start, draft.end, published=document.published)
    dated = (horizon for horizon in found if horizon.by is not None)
    return next(dated, found[0] if found else None)
