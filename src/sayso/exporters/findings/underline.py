"""Underlining: lines of a text with marks under exact words, cut to a width."""

from collections.abc import Callable, Iterator

from sayso.checks.places import Places

_MOST_LINES = 6
_GAP = "…"
_BEFORE = 24  # columns of context kept before the words where a line is cut


class Underliner:
    """Draws the lines of one text. ``paint`` colours the marks; ``width`` is in columns."""

    def __init__(
        self, text: str, places: Places, *, width: int, paint: Callable[[str], str]
    ) -> None:
        self._text = text
        self._places = places
        self._width = width
        self._paint = paint

    def draw(self, start: int, end: int) -> Iterator[str]:
        """The lines that the words stand on, each followed by its marks."""
        first = self._places.find(start).line
        last = self._places.find(max(start, end - 1)).line
        gutter = len(str(last))
        numbers = list(range(first, last + 1))
        cut = len(numbers) > _MOST_LINES
        for number in numbers[: _MOST_LINES - 1] + numbers[-1:] if cut else numbers:
            if cut and number == last:
                yield f"{' ' * gutter} | {_GAP}"
            begins, ends = self._places.line(number)
            line = self._text[begins:ends]
            inside = slice(max(0, start - begins), min(len(line), end - begins))
            before, words, after = line[: inside.start], line[inside], line[inside.stop :]
            stripped = words.lstrip()
            before += words[: len(words) - len(stripped)]
            after = stripped[len(stripped.rstrip()) :] + after
            shown, marks = self._cut(
                _plain(before), _plain(stripped.rstrip()), _plain(after), self._width - gutter - 3
            )
            yield f"{number:>{gutter}} | {shown}".rstrip()
            if marks:
                yield f"{' ' * gutter} | {marks}"

    def _cut(self, before: str, words: str, after: str, width: int) -> tuple[str, str]:
        """The line and its marks, in at most ``width`` columns around the words."""
        from rich.cells import cell_len, set_cell_size

        wide = cell_len(before) + cell_len(words) + cell_len(after) > width
        if wide and cell_len(before) + min(cell_len(words), width // 2) > width - 2:
            while cell_len(before) > _BEFORE and before:
                before = before[cell_len(before) - _BEFORE or 1 :]
            before = f"{_GAP} {before.partition(' ')[2] or before}"
        room = width - cell_len(before) - 2
        if wide and cell_len(words) > room:
            words, after = set_cell_size(words, room).rstrip() + f" {_GAP}", ""
        room = width - cell_len(before) - cell_len(words)
        if wide and cell_len(after) > room:
            after = set_cell_size(after, max(0, room - 2)).rpartition(" ")[0].rstrip() + f" {_GAP}"
        marked = max(cell_len(words.removesuffix(f" {_GAP}")), 0)
        marks = " " * cell_len(before) + self._paint("^" * marked) if marked else ""
        return before + words + after, marks


def _plain(text: str) -> str:
    """The text with every character one that moves the cursor forward."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
