"""Passages with faults in them, one a line, written for this project.

``{R307: words}`` marks a fault of a code, ``{~R307: words}`` words that only look like one; a mark
may stand within another.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_OPENS = re.compile(r"\{(~?)([A-Z]\d{3}): ")


class Marked(NamedTuple):
    """Words marked as a fault of a code, or as ``clean``: half-open offsets."""

    code: str
    clean: bool
    start: int
    end: int


def read_passages(folder: Path) -> Iterator[tuple[str, list[Marked]]]:
    """The passages of a folder's files (.txt), with what is marked in each."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield read_passage(line)


def read_passage(line: str) -> tuple[str, list[Marked]]:
    """A line without its marks, and the marks.

    Raises:
        ValueError: a mark is not closed, or closed without being opened.
    """
    text, marked, opened, at = "", list[Marked](), list[tuple[str, bool, int]](), 0
    while at < len(line):
        mark = _OPENS.match(line, at)
        if mark:
            opened.append((mark[2], bool(mark[1]), len(text)))
            at = mark.end()
            continue
        if line[at] == "}":
            if not opened:
                raise ValueError(f"closed without being opened: {line}")
            code, clean, start = opened.pop()
            marked.append(Marked(code, clean, start, len(text)))
        else:
            text += line[at]
        at += 1
    if opened:
        raise ValueError(f"not closed: {line}")
    return text, marked
