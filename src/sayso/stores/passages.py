"""Passages: the stretches of a document that a search finds, about a paragraph each."""

from collections.abc import Iterator

from sayso.records.document import Document

_SHORT, _LONG = 400, 4000
"""Characters: shorter blocks are put together, longer ones are cut between words."""


def passages(document: Document) -> Iterator[tuple[int, int]]:
    """The start and end of each passage; together they are the whole text.

    PostgreSQL cannot index a long text as one, and an excerpt is wanted from near the words.
    """
    reached = 0
    for block in document.blocks:
        if block.end - reached >= _SHORT:
            yield from _cut(document.text, reached, block.end)
            reached = block.end
    yield from _cut(document.text, reached, len(document.text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONG:
        blank = text.rfind(" ", start + _LONG // 2, start + _LONG)
        cut = blank if blank > start else start + _LONG
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end
