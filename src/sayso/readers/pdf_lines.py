"""PDF lines: the characters of a page put together to lines, with their place and type."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium gives in place of a hyphen at a line's end and the line break after it."""
_WORD = 3
"""Letters of the shortest word that may have a note."""
_SMALL = 0.8
"""Times the height of a line's first character: the most that a raised figure has."""
_GAP = 2.2
"""Times the type's height; a wider gap in a line divides columns or cells."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page. Coordinates are in points, from the page's lower left corner.

    ``size`` is the height of the type. ``hyphen`` says that the line ends within a word.
    ``cells`` holds more than one text where wide gaps divide the line, ``lefts`` where each
    begins.
    """

    page: int
    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool
    hyphen: bool = False
    cells: tuple[str, ...] = ()
    lefts: tuple[float, ...] = ()


@dataclass(slots=True)
class _Run:
    """Characters of one line as they come in."""

    texts: list[list[str]]
    lefts: list[float]
    right: float
    bottom: float
    sizes: list[float]
    first: int


def lines_of(textpage: Any, page: int) -> Iterator[PdfLine]:
    """The lines of a page in the order in which the page draws them."""
    import pypdfium2.raw as pdfium

    run: _Run | None = None
    spaced = False
    box = pdfium.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (0x0A, 0x0D) or code in _HYPHENS:
            if run:
                yield _finished(run, textpage, page, hyphen=code in _HYPHENS)
            run, spaced = None, False
            continue
        character = chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""
        if not character or character.isspace():
            spaced = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            continue
        size = max(0.1, box.top - box.bottom)
        if run and abs(box.bottom - run.bottom) > 0.8 * max(size, run.sizes[0]):
            yield _finished(run, textpage, page, hyphen=False)
            run = None
        if run is None:
            run = _Run([[character]], [box.left], box.right, box.bottom, [size], index)
        elif character.isdigit() and _is_raised(box.bottom, size, run):
            run.right = box.right  # the mark of a note
        else:
            if box.left - run.right > _GAP * size:
                run.texts.append([])
                run.lefts.append(box.left)
            elif spaced:
                run.texts[-1].append(" ")
            run.texts[-1].append(character)
            run.right = box.right
            run.sizes.append(size)
        spaced = False
    if run:
        yield _finished(run, textpage, page, hyphen=False)


def _is_raised(bottom: float, size: float, run: _Run) -> bool:
    """Whether a character is small, raised and after a mark or a word.

    After a figure, or a unit's one or two letters ("40 km2"), it is a power.
    """
    if size > _SMALL * run.sizes[0] or bottom < run.bottom + 0.15 * run.sizes[0]:
        return False
    last = "".join(run.texts[-1][-_WORD:])
    return last[-1:] in tuple('.!?,;:”"’»)') or (len(last) == _WORD and last.isalpha())


def _finished(run: _Run, textpage: Any, page: int, *, hyphen: bool) -> PdfLine:
    cells = tuple("".join(text).strip() for text in run.texts)
    sizes = sorted(run.sizes)
    return PdfLine(
        page=page,
        text=" ".join(cells),
        left=run.lefts[0],
        right=run.right,
        bottom=run.bottom,
        size=sizes[len(sizes) // 2],
        bold=_is_bold(textpage, run.first),
        hyphen=hyphen,
        cells=cells,
        lefts=tuple(run.lefts),
    )


def _is_bold(textpage: Any, index: int) -> bool:
    import pypdfium2.raw as pdfium

    if pdfium.FPDFText_GetFontWeight(textpage, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, ctypes.byref(flags))
    return 0 < size <= 128 and any(word in name.value.lower() for word in (b"bold", b"black"))


def columns_apart(lines: list[PdfLine]) -> list[PdfLine]:
    """The lines, with two columns that a page draws row by row put one after the other."""
    result: list[PdfLine] = []
    run: list[PdfLine] = []
    for line in (*lines, None):
        if line and _is_row_of_columns(line, run):
            run.append(line)
            continue
        result += _divided(run)
        run = [line] if line and len(line.cells) == 2 else []
        if line and not run:
            result.append(line)
    return result


def _is_row_of_columns(line: PdfLine, run: list[PdfLine]) -> bool:
    if len(line.cells) != 2 or not run:
        return False
    return line.page == run[0].page and abs(line.lefts[1] - run[0].lefts[1]) < line.size


def _divided(run: list[PdfLine]) -> list[PdfLine]:
    """The columns of rows that look like running text; rows of a table stay as they are."""
    characters = sum(len(line.text) for line in run)
    if len(run) < 4 or characters < 36 * len(run):
        return run
    gutter = min(line.lefts[1] for line in run)
    first = [
        replace(line, text=line.cells[0], right=gutter - line.size, hyphen=False, cells=())
        for line in run
    ]
    second = [replace(line, text=line.cells[1], left=line.lefts[1], cells=()) for line in run]
    return [*first, *second]
