"""The processor: whether it computes the encoder's products as those do that readings agree on.

Some that lack instructions for eight bits add two products in sixteen, where they run over. The
runtime is told to spend more on them; this looks whether that was enough. Those without AVX2 round
a product of fractions before it is added to others, for which there is no remedy.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.engines.standard.products import multiply

PRODUCT = Path(__file__).with_name("product.onnx")
"""A graph of one product, made by ``training/product.py`` of the weights in eight bits."""
SIZE = 64
EIGHT_BITS, SEVEN_BITS = 127, 63
"""The most that a weight is: in seven bits two products fit into sixteen on every processor."""
DOUBT = (
    "this processor computes the encoder's whole numbers otherwise than they are: the reading "
    "may differ from one made elsewhere"
)
ROUNDED_TWICE = (
    "this processor, without AVX2, rounds the encoder's fractions oftener than newer ones do: the "
    "reading may differ from one made elsewhere"
)
_STEP = 2.0**-12
"""One and a step, squared, has a last part that is lost where a product is rounded by itself."""


def weights(most: int = EIGHT_BITS) -> NDArray[np.int8]:
    """The graph's weights: SIZE × SIZE, from the ends of what there is up to the most."""
    rows, columns = np.indices((SIZE, SIZE))
    pairs = rows // 2  # neighbours are alike, so that they run over together
    ends = np.array([most, most - 1, -most, -most - 1], np.int8)
    return np.asarray(ends[(pairs + 3 * columns + pairs * columns) % 4], np.int8)


def is_exact(runtime: Any, options: Any, most: int = EIGHT_BITS) -> bool:
    """Whether a session with those options gives the product that the integers have.

    most: what no weight of the products that are meant is beyond.
    """
    graph = PRODUCT.read_bytes().replace(weights().tobytes(), weights(most).tobytes())
    session = runtime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    rows, columns = np.indices((4, SIZE))
    given = (255 - (5 * rows + columns) % 9).astype(np.uint8)
    (found,) = session.run(None, {"x": given})
    exact = given.astype(np.int64) @ weights(most).astype(np.int64)
    return bool(np.array_equal(found, exact))


@cache
def rounds_once() -> bool:
    """Whether a product of fractions is added to others before it is rounded, as AVX2's are."""
    left = np.tile(np.array([-(1 + 2 * _STEP), 1 + _STEP], np.float32), (16, 1))
    right = np.tile(np.array([[1], [1 + _STEP]], np.float32), (1, 16))
    return bool((multiply(left, right) == np.float32(_STEP**2)).all())
