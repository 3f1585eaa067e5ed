"""Faults: what each piece of a text adds to the suspicion of a fault of tradecraft.

Learned of texts in which faults and what only looks like one are marked (``training/faults``).
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.marks import Suspected
from sayso.engines.standard.products import multiply

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class FaultsHead:
    """What was learned: ``peaks`` and ``levels`` (width, codes) turn a piece's state into numbers.

    A stretch of text is suspected by its highest peak and its mean level together, in standard
    deviations above an ordinary sentence; of a code from ``least`` (codes) on.
    """

    codes: tuple[str, ...]
    peaks: Floats
    levels: Floats
    offsets: Floats
    least: Floats

    @cached_property
    def told_by_one(self) -> Floats:
        """What a piece tells of its peaks and of its levels."""
        return np.hstack((self.peaks, self.levels))

    def begin(self, pieces: int) -> "FaultsSeen":
        """What is seen of a text of so many pieces: nothing yet."""
        return FaultsSeen(self, np.zeros((2, pieces, len(self.codes)), dtype=np.float16))


@dataclass(frozen=True, slots=True)
class FaultsSeen:
    """Takes the states of a text's pieces as they come, and keeps what the head makes of them."""

    head: FaultsHead
    values: NDArray[np.float16]

    def add(self, pieces: slice, states: Floats) -> None:
        """The states (pieces, width) of some pieces more."""
        told, codes = multiply(states, self.head.told_by_one), len(self.head.codes)
        self.values[0, pieces] = told[:, :codes]
        self.values[1, pieces] = told[:, codes:] + self.head.offsets

    def finish(self) -> Suspected:
        """What all pieces came to."""
        return Suspected(self.head.codes, self.values[0], self.values[1], self.head.least)


def load_faults(path: Path) -> FaultsHead:
    """The head that was learned (.npz, 16 bits)."""
    with np.load(path) as opened:
        parts = ("peaks", "levels", "offsets", "least")
        return FaultsHead(
            tuple(opened["codes"].tolist()),
            *(opened[part].astype(np.float32, order="C") for part in parts),
        )
