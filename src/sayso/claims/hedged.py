"""Hedged: the words that say how sure each claim is: found by what they are, or marked as such."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.analysis.marks import Marks, Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.text.sentences import Sentence
from sayso.claims.assemble import Draft
from sayso.claims.certainty import (
    STATED,
    find_certainty,
    kind_of_hedge,
    pick_certainty,
    read_certainty,
)
from sayso.claims.hedge_sights import is_learned, see_hedge, speaks
from sayso.claims.qualified import owner_of
from sayso.language.lexicon import word_set
from sayso.records import Certainty, Claim, Problem
from sayso.scales.scale import Scale

_BE_OR_HAVE = re.compile(r"\s+(?:\w+\s+)?(?:be|have)\b", re.IGNORECASE)
"""After "could", which is then seldom one of ability."""

_IT = re.compile(r"\bit\s+(?:\w+\s+)?$", re.IGNORECASE)
_THAT = re.compile(r"\s+that\s+", re.IGNORECASE)
_AND_THAT = re.compile(r",?\s+(?:and|or|but)\s+that\s+", re.IGNORECASE)
_SET_OFF = re.compile(r"\s*[:(–—]\s*")
_CLOSED = re.compile(r"\s*(?:[.,;)]|\Z|\n)")
_PARAGRAPH = "\n\n"
_SAID_ALONE = ".:;"
_LEAD = 60
_FAR = 20
_BELIEF = "belief"
_OF_SOURCES = ("evidential", "inference", "modal", "doubt")
"""Hedges that are no certainty where they are the words by which a source is given."""

_TESTIMONY = ("document", "organisation")
_MARKED = 0.4
"""The least chance at which words without an interval say how sure a claim is."""


def add_certainty(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], scale: Scale, marks: Marks
) -> None:
    """Give every draft the certainty that its own words and its carrier's express.

    Words of a scale and numbers are found by what they are. Where an engine marks words of
    certainty, others count by that alone: "the fourth would surprise us" is one. Whether "may" and
    its like speak for their claim is learned; where it is not, and of "could", one that the engine
    does not mark as uncertain is leave or ability, not doubt.
    """
    by_sentence = _by_sentence(drafts)
    unsure = [(each.start, each.end) for each in marks.uncertainty]
    for draft, found in offer_certainty(text, drafts, sentences, scale, marks):
        said = [each for each in found if _speaks(text, draft, each, marks, unsure)]
        draft.certainty = pick_certainty(said)
    for inside in by_sentence.values():
        _share(text, inside)
    marked = _marked(marks)
    for number, inside in by_sentence.items():
        if number + 1 < len(sentences) and inside[-1].certainty is None:
            behind = sentences[number + 1]
            beside = by_sentence.get(number + 1, ())
            inside[-1].certainty = _take(text, inside[-1], behind, beside, scale, marked)


def offer_certainty(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], scale: Scale, marks: Marks
) -> Iterator[tuple[Draft, tuple[Certainty, ...]]]:
    """Each draft with the words that may say how sure it is, in order."""
    marked = _marked(marks)
    for number, inside in _by_sentence(drafts).items():
        sentence = sentences[number]
        start = min(sentence.start, *(draft.start for draft in inside))
        end = max(sentence.end, *(draft.end for draft in inside))
        here = [span for span in marked if start <= span[0] and span[1] <= end]
        found = _found(text, (start, end), scale, marks, here, inside)
        owned: dict[int, list[Certainty]] = {}
        for certainty in _of_claims(found, inside):
            owner = _owner(text, certainty, inside) or _before(certainty, inside)
            if owner is None and _meets_any(certainty, here):
                owner = owner_of((certainty.start, certainty.end), inside)
            if owner is not None and kind_of_hedge(certainty.text) == _BELIEF:
                owner.believed = True  # whose view it is, and no measure of how sure they are
            elif owner is not None:
                owned.setdefault(id(owner), []).append(certainty)
        for draft in inside:
            yield draft, tuple(owned.get(id(draft), ()))


def _by_sentence(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.mark.sentence, []).append(draft)
    return by_sentence


def _marked(marks: Marks) -> list[Span]:
    return [(each.start, each.end) for each in marks.qualifiers if each.label == "certainty"]


def _speaks(
    text: str, draft: Draft, certainty: Certainty, marks: Marks, unsure: Sequence[Span]
) -> bool:
    """Whether words that may say how sure a claim is do."""
    if is_learned(certainty) and "qualifiers" in marks.chances:
        if marks.hedges:
            return speaks(marks.hedges, see_hedge(marks, draft, certainty))
        if not _is_likely(certainty, marks):
            return False
    return bool(draft.conditions) or _is_doubt(text, certainty, unsure)


def _is_likely(certainty: Certainty, marks: Marks) -> bool:
    place = certainty.start, certainty.end
    return marks.highest("qualifiers", "certainty", place) > _MARKED


def _take(
    text: str,
    before: Draft,
    sentence: Sentence,
    inside: Sequence[Draft],
    scale: Scale,
    marked: Sequence[Span],
) -> Certainty | None:
    """The likelihood that a sentence begins with and says of the one before: "[Likely]: it rains".

    The claims of that sentence lose it.
    """
    start, end = sentence.start, min(sentence.end, sentence.start + _LEAD)
    marks = _SAID_ALONE if inside else f"{_SAID_ALONE},"
    behind = text[start : end + 1]
    if _PARAGRAPH in text[before.end : start] or not any(mark in behind for mark in marks):
        return None
    at = bisect_left(marked, (start, 0))
    known = [read_certainty(text, *each, scale) for each in marked[at : at + 1]]
    for found in (*known, *find_certainty(text, start, end, scale)):
        if found.start != start or found.low is None:
            continue
        if text[found.end : found.end + 1] in tuple(marks):
            for draft in inside:
                if draft.certainty is not None and draft.certainty.start == start:
                    draft.certainty = None
            return found
    return None


def _share(text: str, inside: Sequence[Draft]) -> None:
    """Give what "and that" joins to a claim the likelihood that stands before both.

    "It is likely that the pump failed and that [the guards ran away]".
    """
    for before, draft in pairwise(inside):
        certainty = before.certainty
        if certainty is None or draft.certainty is not None or before.start < certainty.end:
            continue
        if _AND_THAT.fullmatch(text, before.end, draft.start):
            draft.certainty = certainty


def find_unheld(
    text: str, claims: Sequence[Claim], scale: Scale, marks: Marks
) -> Iterator[Problem]:
    """A problem for each likelihood that is marked and that no claim has.

    "We put a strike at 30% by May, and [evens] by June": what the second is the chance of is not
    told again. Of a hedge without an interval nothing is told.
    """
    held = SpanIndex(
        (each.certainty.start, each.certainty.end, each) for each in claims if each.certainty
    )
    numbered = SpanIndex(
        (each.start, each.end, each)
        for each in claims
        if each.certainty and each.certainty.scale == STATED
    )
    for mark in marks.qualifiers:
        if mark.label != "certainty" or held.touching(mark.start, mark.end):
            continue
        value = read_certainty(text, mark.start, mark.end, scale)
        outdone = value.scale != STATED and numbered.touching(mark.start, mark.end)
        if value.low is not None and not outdone:
            yield Problem(
                message="no claim has this likelihood: what it is the chance of is not found",
                start=mark.start,
                end=mark.end,
            )


def _found(
    text: str,
    span: Span,
    scale: Scale,
    marks: Marks,
    marked: Sequence[Span],
    inside: Sequence[Draft],
) -> list[Certainty]:
    """The words of certainty of a sentence, in order."""
    known = find_certainty(text, *span, scale)
    if "qualifiers" in marks.chances:
        known = tuple(
            each
            for each in known
            if each.low is not None
            or kind_of_hedge(each.text) == _BELIEF
            or is_learned(each)
            or _is_likely(each, marks)
            or any(_doubts_source(text, each, one) for one in inside)
        )
    read = [read_certainty(text, *each, scale) for each in marked]
    numbers = [(each.start, each.end) for each in read if each.scale == STATED]
    known = tuple(  # "[perhaps 60 percent]" is a number, and its "perhaps" no hedge beside it
        each
        for each in known
        if each.low is not None or not any(_meets(each, one) for one in numbers)
    )
    read = [
        each
        for each, span in zip(read, marked, strict=True)
        if not any(_meets(one, span) for one in known)
        and kind_of_hedge(text[slice(*span)].lower()) is None  # its company makes it no hedge
        and not _is_amount(each, known, inside)
    ]
    return sorted((*known, *read), key=lambda each: each.start)


def _is_amount(certainty: Certainty, known: Sequence[Certainty], inside: Sequence[Draft]) -> bool:
    """Whether a marked number is of what comes about: "A cut is [unlikely] to exceed 10%".

    Its claim has words that a scale measures, and nothing but the mark calls the number a chance.
    """
    if certainty.scale != STATED:
        return False
    beside = [each for each in known if each.low is not None]
    return any(
        draft.start <= min(each.start, certainty.start)
        and max(each.end, certainty.end) <= draft.end
        for draft in inside
        for each in beside
    )


def _meets(certainty: Certainty, span: Span) -> bool:
    return certainty.start < span[1] and span[0] < certainty.end


def _meets_any(certainty: Certainty, spans: Sequence[Span]) -> bool:
    return any(_meets(certainty, span) for span in spans)


def _of_claims(found: Sequence[Certainty], inside: Sequence[Draft]) -> Iterator[Certainty]:
    """The words of certainty without those that say who speaks: "reportedly", "we assess"."""
    cues = [link.cue for draft in inside for link in draft.chain if link.cue is not None]
    for each in found:
        of_source = any(cue.start < each.end and each.start < cue.end for cue in cues)
        if kind_of_hedge(each.text) not in _OF_SOURCES or not of_source:
            yield each


def _is_doubt(text: str, certainty: Certainty, unsure: Sequence[Span]) -> bool:
    """False for a bare "may" or "could" that the model does not mark: "The dam could hold it"."""
    word = certainty.text.lower()
    if word not in word_set("certainty", "marked"):
        return True
    if word == "could" and _BE_OR_HAVE.match(text, certainty.end):
        return True
    at = bisect_left(unsure, (certainty.end, 0)) - 1
    return at >= 0 and unsure[at][1] > certainty.start


def _owner(text: str, certainty: Certainty, inside: Sequence[Draft]) -> Draft | None:
    holding = [
        each for each in inside if each.start <= certainty.start and certainty.end <= each.end
    ]
    if holding:
        return min(holding, key=lambda each: each.end - each.start)
    framed = [
        each
        for each in inside
        if each.frame and each.frame[0] <= certainty.start and certainty.end <= each.frame[1]
    ]
    if framed:
        return min(framed, key=lambda each: abs(each.start - certainty.start))
    carried = [
        each
        for each in inside
        for lead in (each.mark.carrier, each.mark.opener)
        if lead and lead[0] <= certainty.start and certainty.end <= each.start
    ]
    if carried:
        return min(carried, key=lambda each: each.start)
    trailed = [each for each in inside if _trails(text, certainty, each.end)]
    if trailed:
        return trailed[0]
    later = [
        each
        for each in inside
        if _leads(text, certainty, each.start)
        or _opens(text, certainty, each)
        or _doubts_source(text, certainty, each)
    ]
    return min(later, key=lambda each: each.start, default=None)


def _doubts_source(text: str, certainty: Certainty, draft: Draft) -> bool:
    """Whether a doubt is told of what puts a claim forward: "[Unconfirmed] reports said".

    Nobody's "uncertain clerk" is one: that is the clerk's, and not the claim's.
    """
    source = draft.chain[-1].source
    if source.start is None or source.end is None or source.kind not in _TESTIMONY:
        return False
    if certainty.end > source.end or kind_of_hedge(certainty.text.lower()) != "doubt":
        return False
    return source.start <= certainty.start or not text[certainty.end : source.start].strip()


def _before(certainty: Certainty, inside: Sequence[Draft]) -> Draft | None:
    """The claim that a number behind it is of: "We think yes will win, and put it at 60%"."""
    if certainty.scale != STATED:
        return None
    return max(
        (each for each in inside if each.end <= certainty.start),
        key=lambda each: each.end,
        default=min(inside, key=lambda each: each.start),
    )


def _leads(text: str, certainty: Certainty, start: int) -> bool:
    """Whether words stand right before a claim, or as "likely" in "we judge it likely that"."""
    if certainty.end <= start and not text[certainty.end : start].strip(" ,\n").removeprefix(
        "that"
    ):
        return True
    before = max(certainty.start - _FAR, 0)
    it = _IT.search(text, before, certainty.start)
    return it is not None and _THAT.fullmatch(text, certainty.end, start) is not None


def _trails(text: str, certainty: Certainty, end: int) -> bool:
    """Whether words are set off behind a claim, and alone there: "Fire on the road: likely;"."""
    return _SET_OFF.fullmatch(text, end, certainty.start) is not None and (
        _CLOSED.match(text, certainty.end) is not None
    )


def _opens(text: str, certainty: Certainty, draft: Draft) -> bool:
    """Whether words stand right before those of an author: "With low confidence, we judge that"."""
    source = draft.chain[0].source
    if source.kind != "author" or source.start is None or source.start < certainty.end:
        return False
    return not text[certainty.end : source.start].strip(" ,\n")
