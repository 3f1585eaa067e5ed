"""Likeness: texts that mean the same point the same way, by the reader's own weights."""

import hashlib

import numpy as np
import pytest

from sayso.engines.standard.likeness import encode, load_likeness
from sayso.engines.standard.shipped import MODEL

ALIKE = [
    ("A fire broke out in the port and two people died.", "Two were killed by a harbour blaze."),
    ("Three suspects were held over stolen paintings.", "Police arrested three for art theft."),
    ("The ferry company will cut forty jobs.", "Forty of the ferry line are to be laid off."),
]


@pytest.mark.parametrize("number", range(len(ALIKE)))
def test_what_means_the_same_is_nearer_than_all_else(number: int) -> None:
    one, other = ALIKE[number]
    others = [text for at, pair in enumerate(ALIKE) if at != number for text in pair]
    vectors = encode([one, other, *others])
    near, *far = (vectors[1:] @ vectors[0]).tolist()
    assert near > max(far) + 0.2


def test_vectors_are_of_length_one_and_the_same_whoever_goes_beside() -> None:
    texts = [text for pair in ALIKE for text in pair]
    together = encode(texts)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    alone = np.concatenate([encode([text]) for text in texts])
    assert np.array_equal(together, alone)


def test_nothing_an_empty_text_and_a_long_one() -> None:
    assert encode([]).shape == (0, width())
    assert encode(["", "word " * 500]).shape == (2, width())


def width() -> int:
    return int(encode(["one"]).shape[1])


def test_the_change_was_made_for_the_weights_that_ship() -> None:
    # Where this fails, make it anew: python -m training.likeness (training/README.md).
    assert (
        load_likeness().made_for == hashlib.sha256((MODEL / "weights.bin").read_bytes()).hexdigest()
    )


def test_the_change_is_small_beside_the_weights() -> None:
    size = sum((MODEL / name).stat().st_size for name in ("likeness.npz", "likeness.onnx"))
    assert size < (MODEL / "weights.bin").stat().st_size / 10
