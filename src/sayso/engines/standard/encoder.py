"""The encoder: scores of every tag for every piece of a text, one window at a time."""

import os
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from sayso.engines.standard.adapter import lay_matrices
from sayso.engines.standard.pieces import Pieces
from sayso.engines.standard.windows import cut_windows

_BEGIN, _END = 101, 102


class Encoder:
    """A trained graph, loaded once. The same pieces give the same scores always.

    A window goes in alone: in eight bits the scores of one would depend on its neighbours'
    in a batch. One thread computes it, as the sums of several differ in their last digits.
    """

    def __init__(self, graph: Path) -> None:
        onnxruntime = _quiet_runtime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        adapter = graph.with_name("adapter.npz")
        if adapter.exists():
            matrices = lay_matrices(adapter, graph.with_name("weights.bin"))
            self._matrices = [
                onnxruntime.OrtValue.ortvalue_from_numpy(matrix) for matrix in matrices.values()
            ]
            options.add_external_initializers(list(matrices), self._matrices)
        self._session = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )
        self._tags = int(self._session.get_outputs()[0].shape[2])

    def score(self, pieces: Pieces) -> NDArray[np.float32]:
        """Scores (pieces, tags of all heads)."""
        scores = np.empty((len(pieces), self._tags), dtype=np.float32)
        for window in cut_windows(pieces.opens_block()):
            inside = slice(window.first, window.last)
            ids = np.concatenate(([_BEGIN], pieces.ids[inside], [_END]))
            kinds = np.concatenate(([0], pieces.kinds[inside], [0]))
            (found,) = self._session.run(None, {"ids": ids[None], "kinds": kinds[None]})
            offset = 1 - window.first
            scores[window.begin : window.end] = found[
                0, window.begin + offset : window.end + offset
            ]
        return scores


def _quiet_runtime() -> ModuleType:
    """The library that computes the graph, kept from reporting its use to those who make it."""
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # heeded when it is loaded, not later
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    runtime: ModuleType = onnxruntime
    return runtime
