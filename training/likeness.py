"""Likeness: a change of low rank that makes a sentence encoder of the weights that ship.

    python -m training.likeness --model runs/base

Nothing is trained. The matrices of all-MiniLM-L6-v2, which the reader's were learned from, are told
by the whole numbers in ``weights.bin``, a step for each column, and by the difference, of which the
singular values beyond the first 32 are left out. What is small (biases, norms, places) is taken
over as it is. ``likeness.onnx`` is the graph, ``likeness.npz`` the changes, in the form of
``adapter.npz``. To be made anew whenever ``weights.bin`` is.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

from training.encoder import Encoder, load_pretrained
from training.export import MATRICES, STEPS, quantise
from training.graph import MICROSOFT, Graph, lay_layers
from training.pretrained import find_pretrained
from training.steps import LIMIT

Floats = NDArray[np.float32]
SHAPE = {
    "layers": 6, "width": 384, "attention_heads": 12, "head_width": 32, "inner_width": 1536,
    "positions": 512, "vocabulary": 30522,
}  # fmt: skip
WORDS = "words.weight"
CHANGES = "likeness.npz"
_PARTS = {
    "projection": (384, 1152),
    "output": (384, 384),
    "widen": (384, 1536),
    "narrow": (1536, 384),
}
"""Matrices of a layer: what goes in, and what comes out."""


def main() -> None:
    """Write ``likeness.onnx`` and ``likeness.npz`` beside the weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, required=True, help="the folder of the encoder")
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--pieces", type=int, default=128, help="in a text, the marks of its ends")
    options = parser.parse_args()
    encoder = Encoder(SHAPE, {})
    load_pretrained(encoder, find_pretrained() / "model.safetensors")
    states = {name: value.float().numpy() for name, value in encoder.state_dict().items()}
    shipped = onnx.load(options.model / "encoder.onnx", load_external_data=False)
    weights = options.model / "weights.bin"
    parts: dict[str, NDArray[Any]] = {}
    steps: dict[str, Floats] = {}
    for name, (offset, rows, columns) in find_places(options.model, shipped).items():
        base = np.fromfile(weights, np.int8, count=rows * columns, offset=offset)
        wanted = states[f"{name}.weight"].T
        change, steps[name] = change_of(wanted, base.reshape(rows, columns), options.rank)
        parts |= {f"{name}{STEPS}.{part}": value for part, value in change.items()}
        parts[f"{name}{STEPS}.place"] = np.array([offset, rows, columns], dtype=np.int64)
    model = lay_likeness(states, options.pieces)
    fill(model, shipped, steps)
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    helper.set_model_props(model, {"weights": digest, "pieces": str(options.pieces)})
    np.savez(options.model / CHANGES, **dict[str, Any](parts))
    (options.model / "likeness.onnx").write_bytes(model.SerializeToString())


def find_places(folder: Path, shipped: onnx.ModelProto) -> dict[str, tuple[int, int, int]]:
    """The first byte of each matrix of the base among the weights, and its shape, by name.

    Those of layers that the encoder leaves out stand in the gaps: layers lie at even distances.

    Raises:
        SystemExit: the weights hold no whole encoder.
    """
    told = {each.key: each.value for each in shipped.metadata_props}
    found = {name: tuple(place) for name, place in json.loads(told.get(MATRICES, "{}")).items()}
    if not found:
        found = _places_of_changes(folder / "adapter.npz")
    wanted = {f"layers.{number}.{part}" for number in range(SHAPE["layers"]) for part in _PARTS}
    whole = all(found.get(name, ())[1:] == _PARTS[name.split(".")[-1]] for name in wanted)
    if not whole:
        raise SystemExit(f"{folder}: the weights hold no encoder of {SHAPE['layers']} whole layers")
    return found


def _places_of_changes(adapter: Path) -> dict[str, tuple[int, int, int]]:
    with np.load(adapter) as parts:
        places = {
            part: sorted(
                parts[key].tolist() for key in parts.files if key.endswith(f".{part}{STEPS}.place")
            )
            for part in _PARTS
        }
    found = {}
    for part, of_part in places.items():
        apart = min(after[0] - before[0] for before, after in pairwise(of_part))
        offset, *shape = of_part[0]
        for number in range((of_part[-1][0] - offset) // apart + 1):
            found[f"layers.{number}.{part}"] = (offset + number * apart, *shape)
    return found


def change_of(
    wanted: Floats, base: NDArray[np.int8], rank: int
) -> tuple[Mapping[str, NDArray[Any]], Floats]:
    """A change of the base's whole numbers as two thin matrices, and each column's step.

    The step of a column is the one that brings the base closest to what is wanted.
    """
    whole = base.astype(np.float64)
    size = (whole * wanted).sum(0) / np.maximum((whole * whole).sum(0), 1.0)
    left, sizes, right = np.linalg.svd(wanted - whole * size, full_matrices=False)
    root = np.sqrt(sizes[:rank])
    down, up = left[:, :rank] * root, root[:, None] * right[:rank] / size
    fine = np.abs(down).max(axis=0) / LIMIT
    raised = up * fine[:, None]
    step = np.maximum(np.abs(raised).max(axis=0) / LIMIT, 1e-12)
    change = {
        "down": np.rint(down / fine).astype(np.int8),
        "up": np.rint(raised / step).astype(np.int8),
        "step": step.astype(np.float32),
    }
    return change, size.astype(np.float32)


def lay_likeness(weights: Mapping[str, Floats], pieces: int) -> onnx.ModelProto:
    """The graph from "ids" (1, length) to "vector" (1, width): the mean of all, made 1 long."""
    placed = weights["places.weight"][:pieces] + weights["kinds.weight"][:1]
    graph = Graph({**weights, "places.weight": placed})
    one, two, zero = (
        graph.keep(name, np.array([number], dtype=np.int64))
        for name, number in (("one", 1), ("two", 2), ("zero", 0))
    )
    graph.lay("Shape", ["ids"], "shape")
    graph.lay("Slice", ["shape", one, two, zero], "length")
    graph.lay("Slice", [graph.weight("places.weight"), zero, "length", zero], "places")
    graph.lay("Gather", [graph.weight(WORDS), "ids"], "words")
    graph.count("length")
    states = lay_layers(graph, graph.add_norm("norm", "words", "places"), SHAPE)
    graph.lay("ReduceMean", [states, one], "mean", keepdims=0)
    graph.lay("LpNormalization", ["mean"], "vector", axis=1, p=2)
    body = helper.make_graph(
        graph.nodes,
        "likeness",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, SHAPE["width"]])],
        list(graph.constants.values()),
    )
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    plain_model = helper.make_model(body, opset_imports=versions, ir_version=9)
    with tempfile.TemporaryDirectory() as folder:
        plain, whole = Path(folder, "plain.onnx"), Path(folder, "whole.onnx")
        onnx.save(plain_model, plain)
        quantise(plain, whole)
        return onnx.load(whole)


def fill(model: onnx.ModelProto, shipped: onnx.ModelProto, steps: Mapping[str, Floats]) -> None:
    """Put the shipped table of words into the graph, leave the matrices open, set their steps."""
    own = {each.name: each for each in shipped.graph.initializer if each.name.startswith(WORDS)}
    for tensor in model.graph.initializer:
        name, _, part = tensor.name.rpartition(".")
        if tensor.name in own:
            tensor.CopyFrom(own[tensor.name])
        elif tensor.name.endswith(STEPS):
            set_external_data(tensor, CHANGES)
            tensor.ClearField("raw_data")
        elif name in steps and part == "weight_scale":
            tensor.CopyFrom(numpy_helper.from_array(steps[name], tensor.name))


if __name__ == "__main__":
    main()
