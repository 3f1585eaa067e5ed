"""Marked times: where a trained model sees an expression of time, joined with what rules read.

The rules know what the words come to; the model knows better where the words begin and end, and
sees expressions for which there is no rule.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sayso.language.lexicon import load_lexicon, word_set
from sayso.records.ids import make_id
from sayso.records.mention import Time

Span = tuple[int, int]

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"[12]\d{3}")


def join_times(
    text: str, times: Iterable[Time], spans: Iterable[Span], *, document: str = ""
) -> tuple[Time, ...]:
    """The times of both, in order, without overlap.

    ``times`` are those of find_times, ``spans`` what the model marks as a time, neither with
    overlaps of its own. A span that takes in whole times makes one time of them, with the most
    exact of their values; where the two only cross, the times stay as they are. A time with a
    value needs no span; one without ("now", "daily") is kept only where a span meets it. A span
    that meets no time is kept, without a value, if it names a time ("the same period").
    """
    marked = (span for span in (_trim(text, *each) for each in spans) if span is not None)
    joined = (
        time
        for own, seen in _groups(sorted(times, key=lambda time: time.start), sorted(marked))
        for time in _join(text, own, seen, document)
    )
    return tuple(joined)


def _groups(
    times: Sequence[Time], spans: Sequence[Span]
) -> Iterator[tuple[list[Time], list[Span]]]:
    """Times and spans that overlap, or hang together by others that do."""
    all_of = sorted(
        [*((time.start, time.end, time) for time in times), *((*span, None) for span in spans)],
        key=lambda each: each[:2],
    )
    own: list[Time] = []
    seen: list[Span] = []
    reached = 0
    for start, end, time in all_of:
        if start >= reached and (own or seen):
            yield own, seen
            own, seen = [], []
        reached = max(reached, end)
        if time is None:
            seen.append((start, end))
        else:
            own.append(time)
    if own or seen:
        yield own, seen


def _join(text: str, own: list[Time], seen: list[Span], document: str) -> list[Time]:
    if not seen:
        return [time for time in own if time.value is not None]
    if len(seen) > 1 and own:
        return own
    start, end = seen[0]
    if any(time.start < start or time.end > end for time in own):
        return own
    if not own and not _says_when(text[start:end]):
        return []
    exact = max(
        (time for time in own if time.value is not None),
        key=lambda time: len(time.value or ""),
        default=None,
    )
    return [
        Time(
            id=make_id("time", document, start, end),
            text=text[start:end],
            start=start,
            end=end,
            value=exact.value if exact else None,
            basis=exact.basis if exact else None,
        )
    ]


def _trim(text: str, start: int, end: int) -> Span | None:
    """The span from its first word to its last, less those that are no part of a time."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    before, after = (
        frozenset(load_lexicon("times")["marked"][side]) for side in ("before", "after")
    )
    while words and text[slice(*words[0])].lower() in before:
        del words[0]
    while words and text[slice(*words[-1])].lower() in after:
        del words[-1]
    return (words[0][0], words[-1][1]) if words else None


def _says_when(expression: str) -> bool:
    """Whether the words hold the name of a time, a year, or a noun of time that is qualified."""
    words = [word.lower() for word in _WORD.findall(expression)]
    if any(word in _names() or _YEAR.fullmatch(word) for word in words):
        return True
    return any(word in _nouns() for word in words[1:])


@cache
def _names() -> frozenset[str]:
    return frozenset().union(
        *(word_set("times", kind) for kind in ("months", "weekdays", "seasons", "days"))
    )


@cache
def _nouns() -> frozenset[str]:
    lexicon = load_lexicon("times")
    units = lexicon["units"]
    return frozenset((*lexicon["marked"]["nouns"], *units, *(f"{unit}s" for unit in units)))
