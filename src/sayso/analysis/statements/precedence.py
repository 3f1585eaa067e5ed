"""Joined statements: those of the encoder and those of rules, each cue once."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.analysis.marks import Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.statement import Statement

_CLOSES = re.compile(r"[”\"]?,[”\"]?\s+")
_CLOSING = ("according to", "as X put it")


def join(
    text: str,
    phrases: Sequence[Statement],
    trained: Sequence[Statement],
    verbs: Sequence[Statement],
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
    joined = [*inner, *without(outer, inner)]
    begun = {each.contents[0][0]: each for each in joined if _leads(each)}
    return sorted((_around(text, each, begun) for each in joined), key=lambda each: each.cue)


def _leads(statement: Statement) -> bool:
    """Whether who speaks stands before what is said: "X fears it will fail"."""
    source = statement.source
    return source is not None and source < statement.cue < statement.contents[0]


def _around(text: str, statement: Statement, begun: Mapping[int, Statement]) -> Statement:
    """The statement of a closing ", Y said" with all that Y says: "X fears it will fail, Y said".

    begun: by where their contents begin, the statements whose speaker stands before them.
    """
    (start, end), *rest = statement.contents
    inner, said = begun.get(start), _said(statement)
    if inner is None or inner.source is None or said < inner.contents[-1][1]:
        return statement
    if not end < said or not _CLOSES.fullmatch(text, end, said):
        return statement
    return replace(statement, contents=((inner.source[0], end), *rest))


def _said(statement: Statement) -> int:
    """Where it stands who says it, and by what word."""
    return min(statement.cue, statement.source or statement.cue)[0]


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
        self._pieces = SpanIndex(
            (*piece, (piece, _said(each))) for each in statements for piece in each.contents
        )

    def clip(self, statement: Statement) -> Statement | None:
        """The statement, drawn into the content that holds its cue; else None.

        "Police said one of them had reported that": the police are the outer speaker.
        "X denied that he knew, Y said": that Y said so was not denied.
        """
        holder = self._holding(statement.cue[0])
        if holder is None:
            return None
        (begin, last), said = holder
        contents = tuple(
            (start, last) if start < last <= said < end else (start, end)
            for start, end in statement.contents
        )
        found = replace(statement, contents=contents)
        if found.source is None or found.source[1] <= begin:
            return found
        start, end = found.source
        return replace(found, source=(max(start, begin), end))

    def _holding(self, offset: int) -> tuple[Span, int] | None:
        """The shortest content that holds the offset, and where it stands who says it."""
        holding = self._pieces.holding(offset)
        return min(holding, key=lambda each: each[0][1] - each[0][0], default=None)
