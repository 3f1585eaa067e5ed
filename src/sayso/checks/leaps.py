"""Leaps: a flat conclusion of the author's, and what kind of ground stands just before it.

"The trench was dug in May. In June the spring was dry: it was the trench that dried it." The
conclusion is put without any doubt; what is offered for it is a sequence, a gain, the rest ruled
out, a guess or hearsay. Which of these it is decides which rule speaks.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context, shorten
from sayso.checks.support import is_paper
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_ODDS = 0.85  # a likelihood above which a ground is nearly as firm as a bare conclusion
_DENIED = re.compile(r"(?:\b(?:not|no|nobody|none|neither|nor)\b|n[’']t\b)", re.IGNORECASE)
_BY_NOTHING = re.compile(rf"\bnothing\b|{_DENIED.pattern}", re.IGNORECASE)
_RULED_OUT = 2  # denials that leave one thing over
_OPEN = re.compile(
    r"\b(?:if|unless|whether|would|should|must|can|may|might|could|perhaps|maybe)\b",
    re.IGNORECASE,
)
_LONGEST = 40  # words of a sentence that draws a conclusion flatly


class Leap(NamedTuple):
    """A sentence that draws a conclusion flatly, and where the ground before it begins."""

    start: int
    end: int
    ground: int


def find_leaps(context: Context) -> Iterator[Leap]:
    """The flat conclusions of a text, by the words that draw them, each with its ground."""
    index = context.keep("leaps", lambda: {"places": [*_places(context)]})
    numbers = iter(index["places"])
    for start, end, ground in zip(numbers, numbers, numbers, strict=True):
        yield Leap(start, end, ground)


def find_at_leap(context: Context, code: str, leap: Leap, *, ground: str = "") -> Finding:
    """A finding at a flat conclusion, with what stands before it, and words for its ground."""
    told = context.text[leap.start : leap.end].rstrip(" .!\n")
    related = [context.words(leap.ground, leap.start)] if _stands_beside(context, leap) else []
    place = leap.start, leap.start + max(len(told), 1)
    words = ground or shorten(told)
    return context.find(code, *place, related=related, words=words, premise=ground)


def _stands_beside(context: Context, leap: Leap) -> bool:
    """Whether a ground is of the conclusion's paragraph, or the one sentence before it."""
    if leap.ground >= leap.start:
        return False
    same = context.block_at(leap.ground) == context.block_at(leap.start)
    return same or context.sentence_at(leap.ground) == context.sentence_at(leap.start - 1)


def _places(context: Context) -> Iterator[int]:
    if is_paper(context.text):
        return  # a paper, which gives its references
    seen = set[int]()
    for key in ("drawn", "cleft", "blame", "opening"):
        for match in phrases("leaps", key).finditer(context.text):
            start, end = context.sentence_at(match.start())
            if start in seen or (key == "opening" and match.start() > start):
                continue
            if start <= match.start() < end:
                seen.add(start)
                if _is_flat(context, start, end):
                    yield from (start, end, _ground(context, start))


def _is_flat(context: Context, start: int, end: int) -> bool:
    told = context.text[start:end]
    if "?" in told or _OPEN.search(told) or len(told.split()) > _LONGEST:
        return False
    return not context.hedges(start, end) and in_own_words(context, start, end)


def _ground(context: Context, start: int) -> int:
    """Where the two sentences before one begin, in its paragraph or at the end of the last."""
    first = start
    for _ in range(2):
        if first > 1:
            first = min(first, context.sentence_at(first - 2)[0])
    return first


def after(context: Context, leap: Leap) -> bool:
    """Whether a cause is laid down and the ground only tells what came first."""
    return _blames(context, leap) and _told(context, leap, "sequence", near=True)


def gains(context: Context, leap: Leap) -> str:
    """The words for a gain that stands beside a deed that is laid at somebody's door, or ""."""
    if not (_blames(context, leap) or _draws(context, leap)) or _denies(context, leap):
        return ""
    found = phrases("leaps", "gain").search(context.text, leap.ground, leap.end)
    return "" if found is None else found[0]


def rules_out(context: Context, leap: Leap) -> bool:
    """Whether the ground denies one thing after another."""
    before = context.text[leap.ground : leap.end]
    return len(_DENIED.findall(before)) >= _RULED_OUT and _draws(context, leap)


def guess(context: Context, leap: Leap) -> str:
    """The words of doubt in the ground of a conclusion that is drawn without any, or ""."""
    for hedge in context.hedges(leap.ground, leap.start):
        if hedge.high is None or 0.2 < hedge.high < _ODDS:
            return hedge.text if _draws(context, leap) else ""
    return ""


def hears(context: Context, leap: Leap) -> bool:
    """Whether the ground is what somebody has heard."""
    return _draws(context, leap) and _told(context, leap, "hearsay")


def _blames(context: Context, leap: Leap) -> bool:
    return phrases("leaps", "blame").search(context.text, leap.start, leap.end) is not None or (
        phrases("leaps", "cleft").search(context.text, leap.start, leap.end) is not None
    )


def _draws(context: Context, leap: Leap) -> bool:
    return any(
        phrases("leaps", key).search(context.text, leap.start, leap.end) is not None
        for key in ("drawn", "cleft")
    )


def _denies(context: Context, leap: Leap) -> bool:
    """Whether it is drawn by nothing: "nothing shows that she knew"."""
    drawn = phrases("leaps", "drawn").search(context.text, leap.start, leap.end)
    return drawn is not None and bool(_BY_NOTHING.search(context.text, leap.start, drawn.start()))


def _told(context: Context, leap: Leap, key: str, *, near: bool = False) -> bool:
    start = leap.ground
    if near:
        start = context.sentence_at(max(leap.start - 2, 0))[0]
    return phrases("leaps", key).search(context.text, start, leap.end) is not None
