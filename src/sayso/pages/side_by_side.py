"""Two texts side by side: the words that they share, and those that were lost between them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.pages.draw_words import disarmed
from sayso.records.linked import Copy, Loss, Span, Telling

Kind = Literal["plain", "shared", "lost", "gap"]
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n.{0,20000}?\n(?:---|\.\.\.)[ \t]*\r?\n\s*", re.DOTALL)
"""What stands over a text and is none of it: its title, day and publisher as fields."""
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
"""What makes a line a heading, and is none of its words."""
_AROUND = 160
"""Characters of a text that are shown before and after words it shares."""
_REACH = 400
"""Characters before and after a telling among which its lost words are looked for."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a text: shared with the other, lost on the way to it, plain, or left out."""

    kind: Kind
    text: str


def beside(
    copy: Copy,
    texts: Mapping[str, str],
    losses: Iterable[Loss],
    tellings: Mapping[str, Telling],
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]] | None:
    """The first text and the one that has it from there, cut to what they share; None without."""
    if copy.of not in texts or copy.by not in texts:
        return None
    of, by = texts[copy.of], texts[copy.by]
    between = [
        one
        for one in losses
        if tellings[one.from_].document == copy.of and tellings[one.to].document == copy.by
    ]
    lost = [span for one in between if (span := _place_of(one.words, of, tellings[one.from_]))]
    return (
        _cut(of, [passage.of for passage in copy.passages], lost),
        _cut(by, [passage.by for passage in copy.passages], []),
    )


def _place_of(words: str, text: str, telling: Telling) -> Span | None:
    """Where the words stand that are nearest to a telling, if they do."""
    first = max(telling.start - _REACH, 0)
    inside = text.find(words, telling.start, telling.end)
    at = inside if inside >= 0 else text.rfind(words, first, telling.start)
    at = at if at >= 0 else text.find(words, telling.end, telling.end + _REACH)
    return (at, at + len(words)) if at >= 0 else None


def _cut(text: str, shared: Sequence[Span], lost: Sequence[Span]) -> tuple[Segment, ...]:
    """The text near those spans, with a gap for what stands farther off."""
    over = _FRONT_MATTER.match(text)
    first = over.end() if over and over.end() < len(text) else 0
    marks = [mark.span() for mark in _HEADING.finditer(text)]
    edges = {first, len(text), *(at for mark in marks for at in mark if at > first)}
    for start, end in (*shared, *lost):
        edges |= {max(at, first) for at in (start, end, *_around(text, start, end))}
    result: list[Segment] = []
    for start, end in pairwise(sorted(edges)):
        if (start, end) in marks:
            continue
        kind = _kind_of(text, (start, end), shared, lost)
        words = "" if kind == "gap" else disarmed(text[start:end])
        if result and result[-1].kind == kind:
            result[-1] = Segment(kind, result[-1].text + words)
        else:
            result.append(Segment(kind, words))
    return tuple(result)


def _around(text: str, start: int, end: int) -> Span:
    """Where the words begin and end that are shown around a span."""
    first = max(start - _AROUND, 0)
    last = min(end + _AROUND, len(text))
    space = text.find(" ", first, start) + 1 if first else 0
    until = text.rfind(" ", end, last) if last < len(text) else last
    return space or first, until if until >= 0 else last


def _kind_of(text: str, span: Span, shared: Sequence[Span], lost: Sequence[Span]) -> Kind:
    if any(_holds(one, span) for one in lost):
        return "lost"
    if any(_holds(one, span) for one in shared):
        return "shared"
    near = any(_holds(_around(text, *one), span) for one in (*shared, *lost))
    return "plain" if near else "gap"


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
