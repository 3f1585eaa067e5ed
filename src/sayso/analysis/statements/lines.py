"""Lines: the sentences of one block, as a span."""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.analysis.syntax.parse import Parsed
from sayso.records import BlockKind


class Line(NamedTuple):
    """Where the sentences of one block stand, its number and its kind."""

    start: int
    end: int
    block: int
    kind: BlockKind


def lines_of(sentences: Sequence[Parsed]) -> list[Line]:
    """The lines of a text, in order; headings and captions are none."""
    lines: list[Line] = []
    for parsed in sentences:
        sentence = parsed.sentence
        if lines and lines[-1].block == sentence.block:
            lines[-1] = lines[-1]._replace(end=sentence.end)
        else:
            lines.append(Line(sentence.start, sentence.end, sentence.block, sentence.kind))
    return lines
