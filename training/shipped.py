"""What was exported, back in 32 bits: a run may go on from the model that ships."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from sayso.engines.standard.adapter import lay_matrices

Arrays = dict[str, NDArray[Any]]
WORDS = "words.weight"


def read_shipped(folder: Path) -> dict[str, Tensor]:
    """The weights of an exported encoder by the names that training has for them."""
    arrays = _read_arrays(folder)
    states: dict[str, Tensor] = {}
    for name, value in arrays.items():
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            point = arrays.get(f"{plain}_zero_point", np.zeros(1)).astype(np.float32)
            whole = (value.astype(np.float32) - point) * arrays[f"{plain}_scale"]
            states[f"encoder.{plain}"] = torch.from_numpy(whole if plain == WORDS else whole.T)
        elif name.endswith((".weight", ".bias")):
            turned = value.T if name == "head.weight" else value
            states[f"encoder.{name}"] = torch.from_numpy(np.array(turned, dtype=np.float32))
    heads = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    for name, head in heads.items():
        for part in {"opening", "following"} & set(head):
            states[f"chains.{name}.{part}"] = torch.tensor(head[part])
    return {name: value.contiguous() for name, value in states.items()}


def _read_arrays(folder: Path) -> Arrays:
    """The tensors of a graph by name, those of its adapter laid in."""
    graph = onnx.load(folder / "encoder.onnx", load_external_data=False).graph
    adapter = folder / "adapter.npz"
    laid = lay_matrices(adapter, folder / "weights.bin") if adapter.exists() else {}
    return {
        each.name: laid[each.name]
        if each.name in laid
        else numpy_helper.to_array(each, str(folder))
        for each in graph.initializer
    }


def shape_of(states: Mapping[str, Tensor], head_width: int) -> dict[str, Any]:
    """The shape of the encoder whose weights these are, as the settings give one."""
    layers = sum(name.endswith(".projection.bias") for name in states)
    biases = [
        [len(states[f"encoder.layers.{number}.{part}.bias"]) for number in range(layers)]
        for part in ("projection", "widen")
    ]
    vocabulary, width = states[f"encoder.{WORDS}"].shape
    return {
        "layers": layers,
        "width": width,
        "attention_heads": [each // 3 // head_width for each in biases[0]],
        "head_width": head_width,
        "inner_width": biases[1],
        "positions": len(states["encoder.places.weight"]),
        "vocabulary": vocabulary,
    }
