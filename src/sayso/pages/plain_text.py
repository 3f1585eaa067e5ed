"""Plain text for a terminal or a mail: sections, lines of one width, tables in columns."""

from collections.abc import Iterable, Sequence
from textwrap import fill
from typing import Self

from sayso.pages.draw_words import disarmed

LISTED = 8
"""So many lines of a list are shown, unless all are asked for."""
WIDTH = 96
"""In columns, where no terminal says how many it has."""
_NARROWEST = 40


class Wrapped(str):
    """A paragraph to be put into lines, which are indented below its bullet."""

    __slots__ = ("bullet",)
    bullet: str

    def __new__(cls, text: str, bullet: str = "") -> Self:
        """The paragraph, in one line still."""
        made = super().__new__(cls, text)
        made.bullet = bullet
        return made


def text_of(sections: Iterable[tuple[str, Sequence[str]]], *, width: int = WIDTH) -> str:
    """The sections with lines in them, each under its title where it has one.

    width: of paragraphs, in columns; a table keeps its own.
    """
    written = []
    for title, lines in sections:
        if lines:
            head = [title, "─" * len(title)] if title else []
            filled = (_fill(one, width) if isinstance(one, Wrapped) else one for one in lines)
            written.append("\n".join([*head, *filled]))
    return disarmed("\n\n".join(written) + "\n")


def _fill(one: Wrapped, width: int) -> str:
    return fill(
        one,
        max(width, _NARROWEST),
        initial_indent=one.bullet,
        subsequent_indent=" " * len(one.bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )


def table_lines(rows: Sequence[Sequence[str]], *, left: Sequence[int] = (0,)) -> list[str]:
    """The rows in columns, to the right but for those of ``left``."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def rest_line(whole: int, most: int | None) -> list[str]:
    """How many lines a list has beyond ``most``, and how to see them; nothing where none."""
    return [f"… and {whole - most} more (--all)"] if most is not None and whole > most else []


def short_name(text: str, id_: str, width: int = 44) -> str:
    """The id and what it stands for, cut to a width; the id alone where that says the same."""
    if text == id_:
        return id_
    return f"{id_} {text if len(text) <= width else f'{text[: width - 1]}…'}"
