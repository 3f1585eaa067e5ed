"""Joined statements: those of the encoder and those of rules, each cue once."""

from bisect import bisect_left
from collections.abc import Sequence

from sayso.claims.statements import Span, Statement


def join(
    phrases: Sequence[Statement], trained: Sequence[Statement], verbs: Sequence[Statement]
) -> list[Statement]:
    """All three, in the order of their cues, each cue once.

    phrases: what "according to" and "is reported to" attribute, by rule, which knows its edges
    best. trained: what the encoder marks. verbs: what cue verbs attribute, by rule; they count
    only within what another statement puts forward, where the encoder marks little.
    """
    outer = [*phrases, *_without(trained, phrases)]
    within = _Within(outer)
    inner = [each for each in verbs if within.holds(each.cue[0])]
    return sorted([*inner, *_without(outer, inner)], key=lambda each: each.cue)


def _without(statements: Sequence[Statement], others: Sequence[Statement]) -> list[Statement]:
    """The statements whose cue no other statement has."""
    cues = sorted(each.cue for each in others)
    return [each for each in statements if not _meets(cues, each.cue)]


def _meets(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_left(spans, (span[1], span[1]))
    return any(start < span[1] and span[0] < end for start, end in spans[max(at - 3, 0) : at])


class _Within:
    """Which offsets lie within what a statement puts forward."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pieces = sorted(piece for each in statements for piece in each.contents)
        self._longest = max((end - start for start, end in self._pieces), default=0)

    def holds(self, offset: int) -> bool:
        """Whether a content holds the offset."""
        first = bisect_left(self._pieces, (offset - self._longest, 0))
        last = bisect_left(self._pieces, (offset + 1, 0))
        return any(start <= offset < end for start, end in self._pieces[first:last])
