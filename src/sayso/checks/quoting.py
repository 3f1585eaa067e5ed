"""Quoting: whether a quotation stands with nobody near who could have spoken it."""

import re

from sayso.checks.context import Context
from sayso.checks.support import has_citation
from sayso.language.lexicon import phrases

_STOPPED = re.compile(r"(?:[.!?…][\"”’)]*|\n)\s*[“\"‘']?$|^\s*[“\"‘']?$")
_HANDED = re.compile(
    r"\b(?:was|were|came|is|are|appeared|arrived|rang)\b(?:(?!\bby\b|\bfrom\b)[^.:“\"]){0,60}:\s*[“\"‘']?$"
)
_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Hh]is|[Hh]er|who)\b")
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]|\b[A-Z]\w+[’']s\b|[”\"]\s\w+ed\s")
_SIGNED_INSIDE = re.compile(r"[.!?]\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,3},\s+[A-Z][^.!?]*\.?$")
_INTRODUCED = re.compile(r"[:―—–]\s*[“\"'’]*\s*$")
_SIGNED = re.compile(r"[”\"]\s*[―—–-]\s?[A-Z]|[―—]\s?[A-Z]")
_SHORT, _REACH = 60, 120
_CLOSING = ("”", "»", '"', "'")  # a quotation left open ends nobody knows where
_MARK = re.compile(r"[“”\"]")
_OWN_MARKS = 2
# Put forward by nobody: ". . .," was the reply; the words ". . ." went round.
_ANSWERED = re.compile(
    r"[”\"’']?,?[”\"’']?\s+(?:(?:was|were|came|ran|went)\s+(?:the|one|a)\s+\w+|it\s+(?:was|is)\s+(?:said|reported|heard))"
)


def stands_alone(context: Context, start: int, end: int) -> bool:
    """Whether quoted words stand as a sentence of their own with no speaker in those beside it.

    Words of an order or a cry that only "was given" stand alone as well.
    """
    block = context.blocks[context.block_at(start)]
    opening = context.text[block.start : start]
    closing = context.text[end : block.end]
    if not any(map(str.isalpha, opening)):  # such a paragraph mostly goes on with a speech
        around = context.paragraph(start, around=1).replace(context.text[start:end], " ")
        if phrases("sourcing", "speaking").search(around) or _SOMEBODY.search(around):
            return False
    answered = _ANSWERED.match(closing) and _STOPPED.search(opening)
    if _HANDED.search(opening) or answered:
        sentence = opening.rsplit(". ", 1)[-1] + re.split(r"[.!?]\s", closing[:200])[0]
        return _NAMED.search(sentence) is None and _SOMEBODY.search(sentence) is None
    if _is_no_speech(context, start, end):
        return False
    if _STOPPED.search(opening) is None or _INTRODUCED.search(opening) or _SIGNED.search(closing):
        return False
    ended = context.text[end - 1] in ".!?…" or re.match(
        r"[.!?…]|[”\"’'][.!?…]?\s*(?:$|[A-Z“\"‘])", closing
    )
    if not ended:
        return False
    if _is_continued(context, start, end):
        return False
    before = _last_sentence(context, start)
    after = _next_sentence(context, end)
    return not any(_has_speaker(context, *place) for place in (before, after))


def _is_no_speech(context: Context, start: int, end: int) -> bool:
    """Whether a quotation is left open, holds its own signature, or is a title that is cited."""
    if context.text[end : end + 1] not in _CLOSING or _SIGNED_INSIDE.search(
        context.text, start, end
    ):
        return True
    return has_citation(context.text[max(start - _REACH, 0) : end + _REACH])


def _is_continued(context: Context, start: int, end: int) -> bool:
    """Whether a quotation is a paragraph beside another quotation: a speech that goes on."""
    block = context.blocks[context.block_at(start)]
    own = context.text[block.start : start] + context.text[end : block.end]
    if any(map(str.isalpha, own)):
        return False
    near = context.paragraph(start, around=1).replace(context.text[start:end], " ")
    return len(_MARK.findall(near)) > _OWN_MARKS


def _last_sentence(context: Context, start: int) -> tuple[int, int]:
    """The sentence before a quotation; in the paragraph before where it opens its own."""
    place = start - 1
    while place > 0 and not context.text[place].isalnum():
        place -= 1
    begin = context.sentence_at(place)[0]
    if start - begin < _SHORT:  # a full stop after "Rev." may have cut it
        begin = context.sentence_at(max(begin - 2, 0))[0]
    return begin, start


def _next_sentence(context: Context, end: int) -> tuple[int, int]:
    """The sentence after a quotation; in the paragraph after where it closes its own."""
    place = end
    while place < len(context.text) and not context.text[place].isalnum():
        place += 1
    return end, context.sentence_at(min(place, len(context.text) - 1))[1]


def _has_speaker(context: Context, start: int, end: int) -> bool:
    """Whether words of speaking, or a person's pronoun, stand in a sentence."""
    words = context.text[start:end]
    return (
        phrases("sourcing", "speaking").search(words) is not None
        or _SOMEBODY.search(words) is not None
    )
