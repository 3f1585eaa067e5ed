"""Rejoined: claims that who says them parts: "[Grain], she added, [was short]" is one."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.word_classes import FINITE
from sayso.analysis.text.quotations import Quotation, quotation_at
from sayso.claims.assemble import Draft
from sayso.claims.edges import bare
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.verbs import verb_form

_PARTED = re.compile(r"[\s\"“”’']*[,—–][\s\"“”’']*")
_NEAR = 3
"""Characters between where a content begins and its claim does."""

_MARKS = frozenset({"COMMA", "STOP"})
_LONGEST = 6
"""Words from the mark before who thinks so to the one behind."""

_OPENS = frozenset({"DET", "NOUN", "NAME", "PRON", "NUM", "ADJ", "POSS"})
"""What a clause with a subject of its own may begin with."""


def rejoin(analysis: Analysis, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in order: what stands on both sides of a cue is one where half is no clause.

    A half is none where it has no finite verb, or no subject before it.
    """
    page, text = SentenceIndex(analysis.parsed), analysis.text
    kept = sorted(drafts, key=lambda each: each.span)
    parted = (*_parted(analysis, page), *_parted_by_author(analysis.parsed, kept))
    for left, right in parted:
        here = slice(*(bisect_left(kept, at, key=_start) for at in (left[0], right[1])))
        if any(each.start < left[1] < each.end for each in kept[here]):
            continue  # is one as it is
        before = [each for each in kept[here] if each.end <= left[1]]
        behind = [each for each in kept[here] if right[0] <= each.start and each.end <= right[1]]
        resumed = [each for each in behind if each.start - right[0] < _NEAR]
        beside = [each for each in behind if each not in resumed and each.mark.tie != "relative"]
        end = right[1]
        if beside:  # "is higher, because …": another claim is behind it
            end = max(text.rfind(mark, right[0], beside[0].start) for mark in ",;:")
        rest = right[0], end
        if end < 0 or len(before) > 1 or not (before or behind) or _stands(page, rest, resumed):
            continue
        if before and resumed and _is_whole(page, left) and _is_whole(page, rest):
            continue
        known = (before or behind)[0] if _is_whole(page, left) else (resumed or before or behind)[0]
        span = _quoted(text, bare(text, left[0], end))
        joined = replace(known, start=span[0], end=span[1], mark=replace(known.mark, span=span))
        gone = {id(each) for each in (*before, *resumed)}
        others = [
            each
            for each in kept[here]
            if id(each) not in gone and not left[1] <= each.start < right[0]
        ]
        kept[here] = sorted((*others, joined), key=_start)
    return sorted(kept, key=lambda each: each.span)


def _start(draft: Draft) -> int:
    return draft.start


def _stands(page: SentenceIndex, right: Span, resumed: Sequence[Draft]) -> bool:
    """Whether what is behind a cue is a claim beside what is before it: "…, and left"."""
    first = page.kinds(*right)[:1]
    return first == ["REL"] or (bool(resumed) and first in (["COORD"], ["SUB"]))


def _parted(analysis: Analysis, page: SentenceIndex) -> Iterator[tuple[Span, Span]]:
    """What stands right before and right behind a cue with its source, in one sentence."""
    text = analysis.text
    for each in analysis.statements:
        if each.source is None or each.way != "marks":
            continue
        first, last = sorted((each.source, each.cue))
        left = next((span for span in each.contents if _meets(text, span[1], first[0])), None)
        right = next((span for span in each.contents if _meets(text, last[1], span[0])), None)
        if (
            left
            and right
            and _alike(analysis.quotations, left, right)
            and page.sentence(left[0]) == page.sentence(right[0])
        ):
            yield left, right


def _alike(quotations: tuple[Quotation, ...], left: Span, right: Span) -> bool:
    """Whether what is behind a cue is quoted where what is before it is."""
    quoted, again = (quotation_at(quotations, each[0] + 1) for each in (left, right))
    return quoted is None or again is not None


def _parted_by_author(
    parsed: Sequence[Parsed], drafts: Sequence[Draft]
) -> Iterator[tuple[Span, Span]]:
    """A claim that ends before ", we think,", and what follows up to the next mark."""
    ends = {each.end: each for each in drafts}
    writers = word_set("grammar", "first_person")
    for each in parsed:
        tags, tokens = each.tags, each.tokens
        for at in range(1, len(tags) - 4):
            if tags[at] != "COMMA" or tokens[at + 1].lower not in writers:
                continue
            left = ends.get(tokens[at - 1].end)
            last = next((to for to in range(at + 2, len(tags)) if tags[to] in _MARKS), at)
            verbs = [to for to in range(at + 2, last) if tags[to] in ("FIN", "BASE")]
            if left is None or last - at > _LONGEST or tags[last] != "COMMA" or len(verbs) != 1:
                continue
            form = verb_form(tokens[verbs[0]].lower)
            if form is None or form.lemma not in load_lexicon("cues")["verbs"]["inserted"].split():
                continue
            end = next((to for to in range(last + 1, len(tags)) if tags[to] in _MARKS), len(tags))
            if last + 1 < end:
                yield left.span, (tokens[last + 1].start, tokens[end - 1].end)


def _meets(text: str, end: int, start: int) -> bool:
    """Whether marks alone stand between two places, one of which parts them."""
    return _PARTED.fullmatch(text, end, start) is not None


def _is_whole(page: SentenceIndex, span: Span) -> bool:
    """Whether words are a clause with a subject of its own."""
    kinds = page.kinds(*span)
    verb = next((at for at, kind in enumerate(kinds) if kind in FINITE), 0)
    return bool(_OPENS.intersection(kinds[:verb])) and kinds[0] != "SUB"


def _quoted(text: str, span: Span) -> Span:
    """The span with the marks around it of what is quoted on both sides of its cue."""
    start, end = span
    opens, closes = (text.count(mark, start, end) for mark in "“”")
    straight = text.count('"', start, end) % 2
    if (closes > opens or straight) and text[max(start - 1, 0) : start] in ("“", '"'):
        return start - 1, end
    if (opens > closes or straight) and text[end : end + 1] in ("”", '"'):
        return start, end + 1
    return span
