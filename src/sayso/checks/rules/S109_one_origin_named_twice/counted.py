"""Counted: sources that an author adds up, where one of them is said to have it from another."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.words import content_stems
from sayso.language.lexicon import phrases

Place = tuple[int, int]

_BACK = 3  # sentences
_NAME = r"(?:[Tt]he\s+)?[A-Z][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]+){0,4}"
_PAIR = re.compile(
    rf"(?<![\w’'-])(?P<first>{_NAME})\s+and\s+(?P<second>{_NAME}),"
    r"\s+(?=(?:the\s+\w+\s+of\s+)?wh(?:ich|om|o|ose)\b)"
)
_THE_OTHER = content_stems("the first, the former")
_ASIDE = re.compile(r"[^.;,]{5,120},")


def counted(context: Context) -> Iterator[tuple[Place, Place]]:
    """Where an author counts two sources or more, and where one of them is said to pass on."""
    last = -1
    for match in phrases(__package__, "counted").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if start == last:
            continue
        last, begin = start, _back(context, start)
        passed = phrases(__package__, "passed_on").search(context.text, begin, end)
        if passed is None or phrases(__package__, "owned").search(context.text, begin, end):
            continue
        yield match.span(), passed.span()
    yield from _summed(context)


def _summed(context: Context) -> Iterator[tuple[Place, Place]]:
    """The same where any words count them, after a sentence in which one passes another on."""
    last = -1
    for match in phrases(__package__, "several").finditer(context.text):
        start, end = context.sentence_at(match.start())
        begin = _back(context, start)
        if start in (last, begin) or context.is_anothers(match.start()):
            continue
        last = start
        if phrases(__package__, "summed").search(context.text, start, end) is None:
            continue
        passed = phrases(__package__, "passed_on").search(context.text, begin, start)
        if passed and not phrases(__package__, "owned").search(context.text, begin, end):
            told = context.text[start:end].rstrip(" .!\n")
            yield (start, start + len(told)), passed.span()


def pairs(context: Context) -> Iterator[tuple[Place, Place]]:
    """Two names offered together, the second of which is told to have it from the first."""
    for pair in _PAIR.finditer(context.text):
        aside = _ASIDE.match(context.text, pair.end())
        if aside is None or context.in_quotation(pair.start()):
            continue
        echo = phrases(__package__, "echoing").search(context.text, *aside.span())
        named = content_stems(pair["first"]) | _THE_OTHER
        if echo and named & content_stems(aside[0]):
            yield pair.span("second"), pair.span("first")


def _back(context: Context, start: int) -> int:
    """Where what stands a few sentences before one begins, in its paragraph."""
    opens = context.blocks[context.block_at(start)].start
    for _ in range(_BACK):
        before = context.sentence_at(max(start - 3, 0))[0]
        if before < opens or before >= start:
            break
        start = before
    return start
