"""The encoder: scores of every tag for every piece of a text, one window at a time."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.engines.standard.adapter import lay_matrices
from sayso.engines.standard.pieces import Pieces
from sayso.engines.standard.processor import EIGHT_BITS, SEVEN_BITS, is_exact
from sayso.engines.standard.runtime import one_thread, quiet_runtime
from sayso.engines.standard.windows import cut_windows

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
TakeStates = Callable[[slice, Floats], None]
"""What is given the numbers of some pieces and their states (pieces, width)."""

_BEGIN, _END = 101, 102
_NONE = np.zeros(0, dtype=np.int64)


class Words(NamedTuple):
    """The words whose vectors are wanted.

    ``first`` are the numbers of their first pieces, in order; ``take`` is given the vectors
    (words, width) of some after some, so that no more need be held than somebody wants.
    """

    first: Numbers
    take: Callable[[Floats], None]

    def within(self, begin: int, end: int) -> Numbers:
        """The first pieces that are ``begin`` to ``end``."""
        return self.first[slice(*np.searchsorted(self.first, (begin, end)))]


class Encoder:
    """A trained graph, loaded once. The same pieces give the same scores always.

    A window goes in alone: in eight bits the scores of one would depend on its neighbours'
    in a batch. One thread computes it, as the sums of several differ in their last digits.
    ``places`` tells of each matrix its first byte in ``weights.bin``, what goes in and what comes
    out.
    """

    def __init__(self, graph: Path) -> None:
        session, self.is_exact, self._matrices = open_graph(graph, graph.with_name("adapter.npz"))
        self._session = session
        self._tags = int(self._session.get_outputs()[0].shape[2])
        self._gives_vectors = "vectors" in [each.name for each in self._session.get_outputs()]
        told = self._session.get_modelmeta().custom_metadata_map
        self.places: dict[str, tuple[int, int, int]] = json.loads(told.get("matrices", "{}"))
        # What words are to each other is left uncomputed where nobody asks for it.
        self._asked_alone = quiet_runtime().RunOptions()
        self._asked_alone.only_execute_path_to_fetches = True

    def score(
        self, pieces: Pieces, words: Words | None = None, take: TakeStates | None = None
    ) -> Floats:
        """Scores (pieces, tags of all heads); the vectors of the words are handed over.

        words: for a graph with a head of syntax. take: is given the states of some pieces, which
        the scores are made of, after some.
        """
        scores = np.empty((len(pieces), self._tags), dtype=np.float32)
        for window in cut_windows(pieces.opens_block()):
            inside = slice(window.first, window.last)
            offset = 1 - window.first
            first = words.within(window.begin, window.end) if words else _NONE
            given = {
                "ids": np.concatenate(([_BEGIN], pieces.ids[inside], [_END]))[None],
                "kinds": np.concatenate(([0], pieces.kinds[inside], [0]))[None],
                "begin": np.array([window.begin + offset]),
                "end": np.array([window.end + offset]),
            }
            if self._gives_vectors:
                given["first"] = first - window.begin
            asked = ["scores", *(["vectors"] if len(first) else []), *(["states"] if take else [])]
            found = dict(
                zip(asked, self._session.run(asked, given, self._asked_alone), strict=True)
            )
            scores[window.begin : window.end] = found["scores"][0]
            if words and len(first):
                words.take(found["vectors"][0])
            if take:
                take(slice(window.begin, window.end), found["states"][0])
        return scores


def open_graph(graph: Path, adapter: Path) -> tuple[Any, bool, list[Any]]:
    """A session that computes a graph, whether exactly, and what must live as long as it does.

    adapter: the changes of the graph's matrices, where it has any: they then use all eight bits.
    """
    onnxruntime = quiet_runtime()
    options = one_thread(onnxruntime)
    # Room that is planned ahead is no less, and a fifteenth slower than room given back when read.
    options.enable_mem_pattern = options.enable_mem_reuse = False
    most = EIGHT_BITS if adapter.exists() else SEVEN_BITS
    exact = is_exact(onnxruntime, options, most)
    if not exact:
        # Kernels that do not run over, a third slower: where the quick ones do.
        options.add_session_config_entry("session.x64quantprecision", "1")
        exact = is_exact(onnxruntime, options, most)
    kept = []
    if adapter.exists():
        matrices = lay_matrices(adapter, graph.with_name("weights.bin"))
        kept = [onnxruntime.OrtValue.ortvalue_from_numpy(matrix) for matrix in matrices.values()]
        options.add_external_initializers(list(matrices), kept)
    session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    return session, exact, kept
