"""Links: what the pieces of a text are to each other, as the one of two and as the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.links import Link
from sayso.engines.standard.products import multiply

Floats = NDArray[np.float32]
_PARTS = ("one", "other")


@dataclass(frozen=True, slots=True)
class LinksHead:
    """What was learned: all links' matrices side by side, and what a distance counts for in each.

    ``names`` are the links, ``size`` the width of a vector, the same of each; their vectors as the
    one and as the other stand next to each other.
    """

    names: tuple[str, ...]
    size: int
    matrix: Floats
    offsets: Floats
    apart: Mapping[str, Floats]

    def begin(self, pieces: int) -> "LinksSeen":
        """What is seen of a text of so many pieces: nothing yet."""
        return LinksSeen(self, np.zeros((pieces, self.matrix.shape[1]), dtype=np.float16))


@dataclass(frozen=True, slots=True)
class LinksSeen:
    """Takes the states of a text's pieces as they come, and keeps their vectors."""

    head: LinksHead
    vectors: NDArray[np.float16]

    def add(self, pieces: slice, states: Floats) -> None:
        """The states (pieces, width) of some pieces more."""
        self.vectors[pieces] = multiply(states, self.head.matrix) + self.head.offsets

    def finish(self) -> dict[str, Link]:
        """What all pieces came to, by the link's name."""
        found, size = {}, self.head.size
        for number, name in enumerate(self.head.names):
            first = 2 * number * size
            one, other = (self.vectors[:, at : at + size] for at in (first, first + size))
            found[name] = Link(one, other, self.head.apart[name])
        return found


def load_links(path: Path) -> LinksHead:
    """The links that were learned (.npz, 16 bits)."""
    with np.load(path) as opened:
        arrays = {name: opened[name].astype(np.float32) for name in opened.files}
    names = tuple(dict.fromkeys(name.split(".")[0] for name in arrays))
    layers = [f"{name}.{part}" for name in names for part in _PARTS]
    return LinksHead(
        names,
        len(arrays[f"{layers[0]}.bias"]),
        np.ascontiguousarray(np.concatenate([arrays[f"{each}.weight"] for each in layers]).T),
        np.concatenate([arrays[f"{each}.bias"] for each in layers]),
        {name: arrays[f"{name}.apart"] for name in names},
    )
