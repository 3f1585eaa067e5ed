"""Unheard: who may put a sentence forward though no words of saying tell.

"By the mission's tables forty passed", "Under the draft he may stand again": a text, a record or a
count that "by", "on" or "under" leads in. Whether it does is weighed later, beside the author
(claims/whose.py).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.analysis.marks import Marks, Span
from sayso.analysis.syntax.parse import Parsed
from sayso.language.lexicon import word_set

_OWN = -0.1
"""The mean logarithm of the author's chance above which a sentence is plainly the author's."""

_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "NAME", "POSS", "PART"})
_NAMING = frozenset({"NOUN", "NAME"})
_OWNED = frozenset({"'s", "’s", "'", "’"})
_LONGEST, _MOST = 10, 6


class Unheard(NamedTuple):
    """Words that name one who may put a sentence forward, and the sentence's number."""

    span: Span
    sentence: int


def find_unheard(parsed: Sequence[Parsed], marks: Marks) -> Iterator[Unheard]:
    """All who may put forward the sentences that an engine takes for another's, in order."""
    spans = [((each.sentence.start, each.sentence.end),) for each in parsed]
    for number, (each, told) in enumerate(zip(parsed, marks.means("voices", spans), strict=True)):
        if told and told["author"] < _OWN:
            yield from (Unheard(span, number) for span in sorted({*_led(each)})[:_MOST])


def _led(parsed: Parsed) -> Iterator[Span]:
    """What a preposition leads in: whole, whose it is, and what "of" adds to it."""
    leads = word_set("sources", "unsaid_leads")
    for at, token in enumerate(parsed.tokens[:-1]):
        if token.lower not in leads:
            continue
        end = _end(parsed, at + 1)
        if end == at + 1 or not _tells(parsed.tokens[end - 1].lower):
            continue
        for owned in range(at + 2, end):
            if parsed.tokens[owned].lower in _OWNED:
                yield parsed.span(at + 1, owned)
        if parsed.tokens[end : end + 1] and parsed.tokens[end].lower == "of":
            last = _end(parsed, end + 1)
            if last > end + 1:
                yield parsed.span(end + 1, last)
                end = last
        yield parsed.span(at + 1, end)


def _tells(head: str) -> bool:
    """Whether a noun is a text, a record or a count, which says something: no "country" does."""
    counts = (word_set("cues", "nouns", each) for each in ("counted", "recorded"))
    return any(head in each for each in (word_set("sources", "document_heads"), *counts))


def _end(parsed: Parsed, first: int) -> int:
    """One past the noun phrase that begins at a token; the token itself where none does."""
    at, end = first, first
    while at < len(parsed.tokens) and at - first < _LONGEST:
        owned = parsed.tokens[at].lower in _OWNED and end == at
        if not (owned or parsed.tags[at] in _INSIDE):
            break
        at += 1
        if parsed.tags[at - 1] in _NAMING:
            end = at
    return end
