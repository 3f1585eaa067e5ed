"""Counted: sources that an author adds up, where one of them is said to have it from another."""

from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.language.lexicon import phrases

_BACK = 3  # sentences


def counted(context: Context) -> Iterator[tuple[int, int, int, int]]:
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
        yield *match.span(), *passed.span()


def _back(context: Context, start: int) -> int:
    """Where what stands a few sentences before one begins, in its paragraph."""
    opens = context.blocks[context.block_at(start)].start
    for _ in range(_BACK):
        before = context.sentence_at(max(start - 3, 0))[0]
        if before < opens or before >= start:
            break
        start = before
    return start
