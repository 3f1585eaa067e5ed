"""Numbers as arrays, checked: what is no number, or out of range, is a ValueError that says where.

No function of ``forecasts`` lets a NaN through: a mean over what was silently left out would be
the score of another set of forecasts.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Places = NDArray[np.intp]


def numbers(name: str, values: ArrayLike) -> Array:
    """The values as floats.

    Raises:
        ValueError: one is NaN or infinite; the message gives its place.
    """
    found = np.asarray(values, dtype=np.float64)
    _refuse(name, found, ~np.isfinite(found), "is not a number")
    return found


def probabilities(name: str, values: ArrayLike) -> Array:
    """The values as floats in [0, 1].

    Raises:
        ValueError: one is NaN or outside [0, 1].
    """
    found = numbers(name, values)
    _refuse(name, found, (found < 0) | (found > 1), "is outside 0 to 1")
    return found


def binary(name: str, values: ArrayLike) -> Array:
    """The values as floats that are 0 or 1.

    Raises:
        ValueError: one is neither.
    """
    found = numbers(name, values)
    _refuse(name, found, (found != 0) & (found != 1), "is neither 0 nor 1")
    return found


def distributions(name: str, values: ArrayLike) -> Array:
    """The values as probabilities whose last axis sums to 1 (to 1e-6, as written by people).

    Raises:
        ValueError: one is outside [0, 1], or a sum is not 1.
    """
    found = probabilities(name, values)
    if found.ndim == 0 or found.shape[-1] < 2:
        raise ValueError(f"{name}: two options at least are needed on the last axis")
    sums = found.sum(axis=-1)
    _refuse(f"the sum of {name}", sums, np.abs(sums - 1) > 1e-6, "is not 1")
    return found


def options(name: str, values: ArrayLike, count: int) -> Places:
    """The values as places of options, 0 to ``count`` − 1.

    Raises:
        ValueError: one is no such place.
    """
    given = numbers(name, values)
    _refuse(name, given, (given != np.floor(given)) | (given < 0) | (given >= count), "is no place")
    return given.astype(np.intp)


def _refuse(name: str, values: Array, bad: NDArray[np.bool_], fault: str) -> None:
    if bad.any():
        place = int(np.flatnonzero(bad)[0])
        where = f"[{place}]" if values.ndim else ""
        raise ValueError(f"{name}{where} {fault}: {float(values.flat[place]):g}")
