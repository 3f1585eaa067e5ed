"""Quoters: whose quotation a place of the text stands in."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.analysis.marks import Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.statement import Statement
from sayso.analysis.text.quotations import Quotation, quotation_at


class Quoters:
    """Finds the statement whose quoted words hold an offset."""

    def __init__(self, statements: Sequence[Statement], quotations: tuple[Quotation, ...]) -> None:
        self._statements = statements
        self._pieces = SpanIndex(
            (start, end, number)
            for number, each in enumerate(statements)
            if each.source is not None and each.way not in ("turn", "answer", "was told")
            for start, end in each.contents
            if quotation_at(quotations, start + 1) is not None and not start <= each.cue[0] < end
        )

    def quoting(self, offset: int) -> Statement | None:
        """The nearest statement that quotes what stands at an offset; None where none does."""
        numbers = self._pieces.holding(offset)
        found = [self._statements[number] for number in numbers]
        return min(found, key=lambda each: each.contents[-1][1] - each.contents[0][0], default=None)


def within_quotations(
    statements: Sequence[Statement], quotations: tuple[Quotation, ...]
) -> list[Statement]:
    """The statements, what somebody says within a quotation ended where that ends.

    In "“They said it would burn,” he said" the last two words are none of theirs.
    """
    return [_within(each, quotations) for each in statements]


def _within(statement: Statement, quotations: tuple[Quotation, ...]) -> Statement:
    start, end = statement.cue
    around = quotation_at(quotations, start) if start < end else None
    if around is None or not around.start <= start < around.end:
        return statement
    clipped = [_clip(piece, around) for piece in statement.contents]
    contents = tuple(piece for piece in clipped if piece[0] < piece[1])
    return replace(statement, contents=contents) if contents else statement


def _clip(piece: Span, around: Quotation) -> Span:
    """A content that begins in a quotation, cut where the quotation ends."""
    start, end = piece
    return (start, min(end, around.end)) if around.start <= start < around.end else piece
