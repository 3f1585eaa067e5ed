"""Windows: a document's pieces in runs that the encoder takes, each with context around it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SIZE = 254
"""Pieces in a window, its context counted in; two more mark its ends."""

CONTEXT = 16
"""Pieces of context before and after, where there are any."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``first`` to ``last`` (half-open) go in; only ``begin`` to ``end`` is kept."""

    first: int
    last: int
    begin: int
    end: int


def cut_windows(breaks: NDArray[np.bool_]) -> Iterator[Window]:
    """Windows that cover every piece once.

    breaks: which pieces open a block. A window ends before one of them where that leaves it at
    least half full, else wherever it is full.
    """
    size, begin = len(breaks), 0
    opening = np.flatnonzero(breaks)
    while begin < size:
        first = max(begin - CONTEXT, 0)
        full = first + SIZE
        if full >= size:
            end = size
        else:
            end = full - CONTEXT
            usable = opening[(opening > begin + (end - begin) // 2) & (opening <= end)]
            end = int(usable[-1]) if len(usable) else end
        yield Window(first, min(max(end + CONTEXT, end), size, first + SIZE), begin, end)
        begin = end
