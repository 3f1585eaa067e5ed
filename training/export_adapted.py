"""Export what "adapt" learned: a graph over the weights of the encoder that it began from.

    python -m training.export_adapted --run runs/adapted_second --base runs/base \
        --out src/sayso/engines/standard/model

A run that went on from there (--next) may have a share in the mean of both that is written.

The matrices that were learned are left open in the graph. ``adapter.npz`` holds, of each, its place
in the base's ``weights.bin``, which stays as it is, and its change; the reader lays them together.
"""

import argparse
import shutil
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, numpy_helper
from onnx.external_data_helper import set_external_data
from torch import Tensor

from training.adapt import cuts_of, load_kept
from training.export import WEIGHTS, lay_encoder, quantise, write_beside
from training.pretrained import find_pretrained
from training.prune import Kept
from training.steps import LIMIT
from training.train import HERE

Floats = NDArray[np.float32]
Tensors = Mapping[str, NDArray[Any]]
ADAPTER = "adapter.npz"


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

    def parts(self, origin: TensorProto) -> Tensors:
        """What ``adapter.npz`` holds of the matrix; origin: the base's."""
        found = {part.key: part.value for part in origin.external_data}
        parts: dict[str, NDArray[Any]] = {
            "place": np.array([int(found["offset"]), *origin.dims], dtype=np.int64),
            "down": self.down,
            "up": self.up,
            "step": self.step,
        }
        kept = {"rows": self.rows, "columns": self.columns}
        for (axis, part), size in zip(kept.items(), origin.dims, strict=True):
            if len(part) < size:
                parts[axis] = part.astype(np.int16)
        return parts


class Adapter:
    """What was learned, over the tensors of the base, which stay in its folder."""

    def __init__(
        self, states: Tensors, kept: Sequence[Kept], settings: Mapping[str, Any], base: Path
    ) -> None:
        self.base = base
        graph = onnx.load(base / "encoder.onnx", load_external_data=False).graph
        self.given = {each.name: each for each in graph.initializer}
        chosen, shape = settings["adapter"], settings["encoder"]
        self.shape = {**shape, "layers": len(kept)}
        self.parts: dict[str, NDArray[Any]] = {}
        self.open: set[str] = set()
        self.scales: dict[str, Floats] = {}
        self.weights: dict[str, Floats] = dict(states)
        for number, (layer, part) in enumerate(zip(chosen["layers"], kept, strict=True)):
            for matrix, cut in cuts_of(part, shape["width"], shape["width"]).items():
                name = f"layers.{number}.{matrix}"
                origin = self.given[f"layers.{layer}.{matrix}.weight_quantized"]
                self._add(name, Change(states, name, cut), origin)

    def _add(self, name: str, change: Change, origin: TensorProto) -> None:
        key = f"{name}.weight_quantized"
        self.open.add(key)
        self.parts |= {f"{key}.{part}": value for part, value in change.parts(origin).items()}
        self.scales[f"{name}.weight_scale"] = change.scale
        # Only its shape counts: the reader lays the matrix together.
        self.weights[f"{name}.weight"] = np.zeros((len(change.columns), len(change.rows)), "f4")

    def lay(self) -> onnx.ModelProto:
        """The graph, with the matrices that the reader lays together left open."""
        model = quantised(self.weights, self.shape)
        constants = [self._constant(tensor) for tensor in model.graph.initializer]
        del model.graph.initializer[:]
        model.graph.initializer.extend(constants)
        return model

    def _constant(self, tensor: TensorProto) -> TensorProto:
        """The tensor with the scale that was learned, or the base's own where it is the same."""
        if tensor.name in self.open:
            set_external_data(tensor, ADAPTER)
            tensor.ClearField("raw_data")
            return tensor
        value = self.scales.get(tensor.name, numpy_helper.to_array(tensor))
        own = self.given.get(tensor.name)
        if own and np.array_equal(numpy_helper.to_array(own, str(self.base)), value):
            return own
        return numpy_helper.from_array(value, tensor.name)


def quantised(weights: Mapping[str, Floats], shape: Mapping[str, int]) -> onnx.ModelProto:
    """The graph of an encoder in eight bits."""
    with tempfile.TemporaryDirectory() as folder:
        plain, whole = Path(folder, "plain.onnx"), Path(folder, "whole.onnx")
        onnx.save(lay_encoder(weights, shape), plain)
        quantise(plain, whole)
        return onnx.load(whole)


def main() -> None:
    """Write ``encoder.onnx``, ``adapter.npz``, ``tokenizer.json`` and ``heads.json``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True, help="the folder that adapt filled")
    parser.add_argument("--next", type=Path, help="the folder of a run that went on from there")
    parser.add_argument("--share", type=float, default=0.0, help="of that run in the mean of both")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text(encoding="utf-8"))
    learned = torch.load(options.run / "model.pt", weights_only=True)
    if options.next:
        later = torch.load(options.next / "model.pt", weights_only=True)
        learned = {name: value.lerp(later[name], options.share) for name, value in learned.items()}
    states = {
        name.removeprefix("encoder."): value.float().numpy() for name, value in learned.items()
    }
    adapter = Adapter(states, load_kept(options.run), settings, options.base)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.out.resolve() != options.base.resolve():
        shutil.copy(options.base / WEIGHTS, options.out)
    parts: dict[str, Any] = adapter.parts
    np.savez(options.out / ADAPTER, **parts)
    (options.out / "encoder.onnx").write_bytes(adapter.lay().SerializeToString())
    write_beside(options.out, settings, learned, find_pretrained())


if __name__ == "__main__":
    main()
