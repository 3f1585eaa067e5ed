"""Places: where in a Word document each character of the text read from it stands.

A reader leaves out white space, unseen characters, marks of notes and of lists, and nothing else;
so what is left of a line of the text is what is left of one line of the document.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from sayso.word.body import Row, parts_of, stretches

_AHEAD = 40
"""Lines of a document that may be passed over in search of the next one of its text."""


class Letter(NamedTuple):
    """A character of a document: the paragraph and the element that hold it, and where in it."""

    character: str
    paragraph: Any
    element: Any
    at: int


Line = Sequence[Letter]


def find_letters(
    body: Any, text: str, spans: Sequence[tuple[int, int]] | None = None
) -> list[Letter | None]:
    """For each character of a text the letter of the body that it was read from, if there is one.

    ``spans``: the stretches of the text that are one line of the document each (None: its lines).
    """
    found: list[Letter | None] = [None] * len(text)
    lines = _Lines(body)
    for start, end in _lines_of(text) if spans is None else spans:
        seen = [at for at in range(start, end) if _is_seen(text[at])]
        words = "".join(text[at] for at in seen)
        for at, letter in lines.take(words):
            found[seen[at]] = letter
    return found


def _lines_of(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


class _Lines:
    """The lines of a body that hold anything seen, taken one after another."""

    def __init__(self, body: Any) -> None:
        self._parts = [part for part in _parts(body) if part]

    def take(self, words: str) -> Iterator[tuple[int, Letter]]:
        """The letters of the line that says these words, each with the number of its character."""
        if not words:
            return
        for number, cells in enumerate(self._parts[:_AHEAD]):
            first = _words(cells[0])
            # A reader gives a row's cells a line each, or all of them one.
            line = (
                cells[0] if len(words) <= len(first) else [each for cell in cells for each in cell]
            )
            if pairs := _paired(_words(line), words):
                rest = cells[1:] if len(words) <= len(first) else []
                self._parts[: number + 1] = [rest] if rest else []
                yield from ((at, line[place]) for at, place in pairs)
                return


def _parts(body: Any) -> Iterator[list[Line]]:
    """The lines of paragraphs one by one, and those of a row's cells together."""
    for part in parts_of(body):
        if isinstance(part, Row):
            cells = (
                [each for paragraph in cell for each in _letters(paragraph)] for cell in part.cells
            )
            yield [cell for cell in map(_seen, cells) if cell]
        else:
            line: list[Letter] = []
            for letter in _letters(part):
                if letter.character == "\n":
                    yield [_seen(line)] if _seen(line) else []
                    line = []
                else:
                    line.append(letter)
            yield [_seen(line)] if _seen(line) else []


def _letters(paragraph: Any) -> Iterator[Letter]:
    for stretch in stretches(paragraph):
        for at, character in enumerate(stretch.text):
            yield Letter(character, paragraph, stretch.element, at)


def _seen(line: Line) -> list[Letter]:
    return [letter for letter in line if _is_seen(letter.character)]


def _is_seen(character: str) -> bool:
    return character.isprintable() and not character.isspace()


def _words(line: Line) -> str:
    return "".join(letter.character for letter in line)


def _paired(line: str, words: str) -> list[tuple[int, int]]:
    """Pairs of places in the words and in the line that says them; none if it says others."""
    if line.endswith(words):  # all of it, or all but the mark of a list
        skipped = len(line) - len(words)
        return [(at, at + skipped) for at in range(len(words))]
    if not _holds(line, words):
        return []
    matcher = SequenceMatcher(None, words, line, autojunk=False)
    return [
        (block.a + at, block.b + at)
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
    ]


def _holds(line: str, words: str) -> bool:
    """Whether a line says the words in their order, and little besides."""
    if len(line) > 2 * len(words) + 20:
        return False
    left = iter(line)
    # Bars set the cells of a row apart in a text, and stand nowhere in the document.
    return all(character in left for character in words if character != "|")
