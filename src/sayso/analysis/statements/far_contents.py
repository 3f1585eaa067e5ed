"""Far contents: what is quoted in another sentence is theirs whose words of saying are nearest."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.analysis.marks import Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.statements.statement import Loss, Statement

ANOTHERS = "what it puts forward is in another sentence, and nearer to somebody else's words"


def part_far(
    statements: Sequence[Statement], page: SentenceIndex
) -> tuple[list[Statement], list[Loss]]:
    """The statements without the contents of other sentences that others are nearer to.

    And as losses those that are left with none. Whoever speaks within what is quoted ("The mayor
    says that it leaks") is heard through whom it quotes.
    """
    placed = SpanIndex((*piece, each.cue) for each in statements for piece in each.contents)
    kept, losses = [], []
    for each in statements:
        here = page.sentence(each.cue[0])
        contents = tuple(
            piece
            for piece in each.contents
            if here in (page.sentence(piece[0]), page.sentence(piece[1] - 1))
            or all(
                _gap(each.cue, piece) <= _gap(other, piece)
                for other in placed.touching(*piece)
                if not piece[0] <= other[0] < piece[1]
            )
        )
        if contents:
            kept.append(replace(each, contents=contents))
        else:
            losses.append(Loss(each.source, each.cue, each.contents, ANOTHERS))
    return kept, losses


def _gap(cue: Span, piece: Span) -> int:
    """The characters between words of saying and what is said."""
    return max(piece[0] - cue[1], cue[0] - piece[1], 0)
