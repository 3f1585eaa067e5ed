"""Likeness: a vector for a text, so that texts which mean the same point the same way.

The reader's own weights with another small change: see ``training/likeness.py``.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.engines.standard.encoder import open_graph
from sayso.engines.standard.shipped import MODEL
from sayso.engines.standard.word_pieces import WordPieces

Vectors = NDArray[np.float32]
_BEGIN, _END = 101, 102
_AT_HAND = 1 << 13
"""Vectors that are held, 12 MiB: where a document is added to a case, most of the claims of a story
that is made anew are those of before."""


class Likeness:
    """The encoder of texts: the same text gives the same vector always.

    A text goes in alone, for the reason that a window does: see ``Encoder``. ``made_for``: the
    SHA-256 of the weights that its change was made for.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        graph = folder / "likeness.onnx"
        self._session, _, self._matrices = open_graph(graph, graph.with_suffix(".npz"))
        told = self._session.get_modelmeta().custom_metadata_map
        self.made_for: str = told["weights"]
        self._most = int(told["pieces"]) - 2
        self._vocabulary = WordPieces(folder / "tokenizer.json")
        self._vector = lru_cache(maxsize=_AT_HAND)(self._encode)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, of length 1: the product of two is their cosine, in [-1, 1].

        What is beyond the first 126 pieces of a text counts for nothing.
        """
        rows = [self._vector(text) for text in texts]
        width = self._session.get_outputs()[0].shape[1]
        return np.concatenate(rows) if rows else np.empty((0, width), dtype=np.float32)

    def _encode(self, text: str) -> Vectors:
        pieces = [piece.id for piece in islice(self._vocabulary.cut(text), self._most)]
        ids = np.array([[_BEGIN, *pieces, _END]], dtype=np.int64)
        vector: Vectors
        (vector,) = self._session.run(None, {"ids": ids})
        return vector


def encode(texts: Sequence[str]) -> Vectors:
    """As ``Likeness.encode``, by the shipped one: a function that another process can be sent."""
    return load_likeness().encode(texts)


@cache
def load_likeness() -> Likeness:
    """The shipped one, loaded when it is first asked for."""
    return Likeness()
