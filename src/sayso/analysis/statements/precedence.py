"""Joined statements: those of the encoder and those of rules, each cue once."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.analysis.marks import Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.statement import Statement

_CLOSING = ("according to", "as X put it")


def join(
    phrases: Sequence[Statement], trained: Sequence[Statement], verbs: Sequence[Statement]
) -> list[Statement]:
    """All three, in the order of their cues, each cue once.

    phrases: what "according to" and "is reported to" attribute, by rule, which knows its edges
    best. trained: what the encoder marks. verbs: what cue verbs attribute, by rule; they count
    only within what another statement puts forward, where the encoder marks little.
    """
    closing = {each.source[1]: each for each in phrases if each.source and each.way in _CLOSING}
    outer = [*phrases, *(_before(each, closing) for each in without(trained, phrases))]
    within = _Within(outer)
    clipped = (within.clip(_before(each, closing)) for each in verbs)
    inner = [found for found in clipped if found is not None]
    return sorted([*inner, *without(outer, inner)], key=lambda each: each.cue)


def _before(statement: Statement, closing: Mapping[int, Statement]) -> Statement:
    """The statement without a closing ", according to X", by which X speaks of all before it."""
    if not any(end in closing for _, end in statement.contents):
        return statement
    contents = []
    for start, end in statement.contents:
        phrase = closing.get(end)
        whole = phrase is None or phrase.cue[0] - 2 <= start
        contents.append((start, end if phrase is None or whole else phrase.cue[0] - 2))
    return replace(statement, contents=tuple(contents))


def without(statements: Sequence[Statement], others: Sequence[Statement]) -> list[Statement]:
    """The statements whose cue no other statement has."""
    cues = sorted(each.cue for each in others)
    return [each for each in statements if not _meets(cues, each.cue)]


def _meets(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_left(spans, (span[1], span[1]))
    return any(start < span[1] and span[0] < end for start, end in spans[max(at - 3, 0) : at])


class _Within:
    """What lies within what a statement puts forward."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pieces = SpanIndex((*each, each) for one in statements for each in one.contents)

    def clip(self, statement: Statement) -> Statement | None:
        """The statement, its source drawn into the content that holds its cue; else None.

        "Police said one of them had reported that": the police are the outer speaker.
        """
        holder = self._holding(statement.cue[0])
        if holder is None or statement.source is None or statement.source[1] <= holder[0]:
            return statement if holder else None
        start, end = statement.source
        return replace(statement, source=(max(start, holder[0]), end))

    def _holding(self, offset: int) -> Span | None:
        """The shortest content that holds the offset."""
        holding = self._pieces.holding(offset)
        return min(holding, key=lambda each: each[1] - each[0], default=None)
