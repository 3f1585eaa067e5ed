"""The adapter: the encoder's matrices, laid from a larger one's and what was learned since."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.int8]
_LIMIT = 127


def lay_matrices(adapter: Path, weights: Path) -> dict[str, Matrix]:
    """The matrices (what goes in, what comes out) by the names that the graph has for them.

    The adapter (.npz) holds of each: its ``place``, the first byte and the shape of a matrix among
    the weights; the ``rows`` or ``columns`` of it that are kept, where not all are; and its
    change, the product of ``down`` and ``up`` in steps of ``step``, one for each column. The
    product is of whole numbers too small to be rounded: the same matrix on any machine.
    """
    with np.load(adapter) as opened:
        parts = dict(opened.items())
    names = [key.removesuffix(".place") for key in parts if key.endswith(".place")]
    return {name: _lay(name, parts, weights) for name in names}


def _lay(name: str, parts: dict[str, NDArray[np.generic]], weights: Path) -> Matrix:
    offset, *shape = parts[f"{name}.place"].tolist()
    rows, columns = (parts.get(f"{name}.{part}", slice(None)) for part in ("rows", "columns"))
    base = np.fromfile(weights, np.int8, count=shape[0] * shape[1], offset=offset).reshape(shape)
    down, up, step = (parts[f"{name}.{part}"].astype(np.float32) for part in ("down", "up", "step"))
    changed = (down @ up) * step
    changed += base[rows][:, columns]
    return np.clip(np.rint(changed, out=changed), -_LIMIT, _LIMIT, out=changed).astype(np.int8)
