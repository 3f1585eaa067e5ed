"""Export what "adapt" learned: a graph over the weights of the encoder that it began from.

    python -m training.export_adapted --run runs/adapted_second --earlier runs/adapted \
        --base runs/base --out src/sayso/engines/standard/model

The graph names the matrices' places in the base's ``weights.bin``, which stays as it is, and those
of their changes in ``adapter.bin``. It lays the two together itself: what depends on nothing but
weights is computed once, when the graph is loaded.
"""

import argparse
import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data
from torch import Tensor

from training.adapt import LIMIT, cuts_of, load_kept
from training.export import WEIGHTS, lay_encoder, quantise, write_beside
from training.prune import Kept
from training.train import HERE

Floats = NDArray[np.float32]
Tensors = Mapping[str, NDArray[Any]]
ADAPTER = "adapter.bin"
SMALL = 1024
"""Bytes of a tensor that stays in the graph."""


class Change:
    """A part of a matrix and its change: two thin ones in eight bits, a step for each column."""

    def __init__(self, states: Tensors, name: str, cut: tuple[Tensor, Tensor]) -> None:
        down, up, scale = (states[f"{name}.{part}"] for part in ("down", "up", "scale"))
        sizes = np.abs(down).max(axis=1) / LIMIT
        raised = up / scale.mean() * sizes
        self.step: Floats = np.maximum(np.abs(raised).max(axis=1) / LIMIT, 1e-12)
        self.down = np.rint(down.T / sizes).astype(np.int8)
        self.up = np.rint(raised.T / self.step).astype(np.int8)
        self.scale: Floats = scale * states[f"{name}.stretch"]
        self.columns, self.rows = (part.numpy() for part in cut)

    def lay(self, name: str, origin: TensorProto) -> tuple[list[onnx.NodeProto], Tensors]:
        """The nodes that make the matrix ``name`` of ``name.base``, and their constants."""
        step = iter(range(9))

        def lay(kind: str, *inputs: str, out: str = "", **more: int) -> str:
            out = out or f"{name}.{kind}{next(step)}"
            nodes.append(helper.make_node(kind, list(inputs), [out], out, **more))
            return out

        nodes: list[onnx.NodeProto] = []
        needed: dict[str, NDArray[Any]] = {
            f"{name}.down": self.down,
            f"{name}.up": self.up,
            f"{name}.step": self.step,
            "lowest": np.array(-LIMIT, dtype=np.float32),
            "highest": np.array(LIMIT, dtype=np.float32),
        }
        base = f"{name}.base"
        for axis, part in enumerate((self.rows, self.columns)):
            if len(part) < origin.dims[axis]:
                needed[f"{name}.kept"] = part.astype(np.int32)
                base = lay("Gather", base, f"{name}.kept", axis=axis)
        down, up, whole = (
            lay("Cast", part, to=TensorProto.FLOAT) for part in (f"{name}.down", f"{name}.up", base)
        )
        change = lay("Mul", lay("MatMul", down, up), f"{name}.step")
        rounded = lay("Round", lay("Add", whole, change))
        lay("Cast", lay("Clip", rounded, "lowest", "highest"), out=name, to=TensorProto.INT8)
        return nodes, needed


class Adapter:
    """What was learned, over the tensors of the base, which stay in its folder."""

    def __init__(
        self, states: Tensors, kept: Sequence[Kept], settings: Mapping[str, Any], base: Path
    ) -> None:
        self.base = base
        graph = onnx.load(base / "encoder.onnx", load_external_data=False).graph
        self.given = {each.name: each for each in graph.initializer}
        chosen, shape = settings["adapter"], settings["encoder"]
        heads = chosen["attention_heads"]
        self.shape = {**shape, "layers": len(kept), "attention_heads": heads}
        self.origins: dict[str, TensorProto] = {}
        self.changes: dict[str, Change] = {}
        self.scales: dict[str, Floats] = {}
        self.weights: dict[str, Floats] = dict(states)
        for number, (layer, part) in enumerate(zip(chosen["layers"], kept, strict=True)):
            for matrix, cut in cuts_of(part, shape["width"]).items():
                name = f"layers.{number}.{matrix}"
                origin = self.given[f"layers.{layer}.{matrix}.weight_quantized"]
                self._add(name, Change(states, name, cut), origin)

    def _add(self, name: str, change: Change, origin: TensorProto) -> None:
        key = f"{name}.weight_quantized"
        self.changes[key], self.origins[key] = change, TensorProto()
        self.origins[key].CopyFrom(origin)
        self.origins[key].name = f"{key}.base"
        self.scales[f"{name}.weight_scale"] = change.scale
        # Only its shape counts: the graph makes the matrix of the base and the change.
        self.weights[f"{name}.weight"] = np.zeros((len(change.columns), len(change.rows)), "f4")

    def lay(self) -> tuple[onnx.ModelProto, bytes]:
        """The graph, and what ``adapter.bin`` holds."""
        model = quantised(self.weights, self.shape)
        nodes: list[onnx.NodeProto] = []
        needed: dict[str, NDArray[Any]] = {}
        constants: list[TensorProto] = []
        for tensor in model.graph.initializer:
            name = tensor.name
            if name in self.changes:
                laid, parts = self.changes[name].lay(name, self.origins[name])
                nodes, needed = nodes + laid, needed | dict(parts)
                constants.append(self.origins[name])
            else:
                constants.append(self._constant(tensor))
        nodes += model.graph.node
        moved = [numpy_helper.from_array(value, name) for name, value in needed.items()]
        data = _move_out(moved)
        del model.graph.initializer[:], model.graph.node[:]
        model.graph.node.extend(nodes)
        model.graph.initializer.extend(constants + moved)
        return model, data

    def _constant(self, tensor: TensorProto) -> TensorProto:
        """The tensor with the scale that was learned, or the base's own where it is the same."""
        value = self.scales.get(tensor.name, numpy_helper.to_array(tensor))
        own = self.given.get(tensor.name)
        if own and np.array_equal(numpy_helper.to_array(own, str(self.base)), value):
            return own
        return numpy_helper.from_array(value, tensor.name)


def _move_out(constants: Iterable[TensorProto]) -> bytes:
    """What is not small, moved out of the tensors; they keep its place in ``adapter.bin``."""
    data = b""
    for tensor in constants:
        content = tensor.raw_data
        if len(content) > SMALL:
            set_external_data(tensor, ADAPTER, offset=len(data), length=len(content))
            tensor.ClearField("raw_data")
            data += content
    return data


def quantised(weights: Mapping[str, Floats], shape: Mapping[str, int]) -> onnx.ModelProto:
    """The graph of an encoder in eight bits."""
    with tempfile.TemporaryDirectory() as folder:
        plain, whole = Path(folder, "plain.onnx"), Path(folder, "whole.onnx")
        onnx.save(lay_encoder(weights, shape), plain)
        quantise(plain, whole)
        return onnx.load(whole)


def main() -> None:
    """Write ``encoder.onnx``, ``adapter.bin``, ``tokenizer.json`` and ``heads.json``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True, help="the folder that adapt filled")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--earlier", type=Path, help="the run before it, to take the mean with")
    parser.add_argument("--share", type=float, default=0.75, help="of --run in that mean")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text(encoding="utf-8"))
    learned = torch.load(options.run / "model.pt", weights_only=True)
    if options.earlier:
        earlier = torch.load(options.earlier / "model.pt", weights_only=True)
        for name, value in learned.items():
            learned[name] = earlier[name] * (1 - options.share) + value * options.share
    states = {
        name.removeprefix("encoder."): value.float().numpy() for name, value in learned.items()
    }
    graph, data = Adapter(states, load_kept(options.run), settings, options.base).lay()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.out.resolve() != options.base.resolve():
        shutil.copy(options.base / WEIGHTS, options.out)
    (options.out / ADAPTER).write_bytes(data)
    (options.out / "encoder.onnx").write_bytes(graph.SerializeToString())
    write_beside(options.out, settings, learned)


if __name__ == "__main__":
    main()
