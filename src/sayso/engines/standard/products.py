"""Products of matrices on one thread: those that the heads make of the encoder's states.

NumPy shares such a product among all processors, which then wait for each other: where others
are at work too, that takes twenty times as long.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.engines.standard.runtime import one_thread, quiet_runtime

Floats = NDArray[np.float32]

GRAPH = Path(__file__).with_name("multiply.onnx")
"""A graph of one product of two matrices that are given, made by ``training/product.py``."""


def multiply(left: Floats, right: Floats) -> Floats:
    """The product of two matrices."""
    (found,) = _session().run(None, {"left": left, "right": right})
    return np.asarray(found, dtype=np.float32)


@cache
def _session() -> Any:
    runtime = quiet_runtime()
    return runtime.InferenceSession(
        str(GRAPH), one_thread(runtime), providers=["CPUExecutionProvider"]
    )
