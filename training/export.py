"""Export: the trained encoder as an int8 ONNX graph, its weights, its tokenizer and its tags.

    python -m training.export --model runs/all/model.pt --out src/sayso/engines/standard/model

The graph is laid by hand from ONNX Runtime's own transformer operators, so that nothing depends
on how an exporter names its parts: one window in, scores of all tags out, no padding, no mask.
The graph names the places of its tensors in ``weights.bin``: laid anew, it needs no new weights.
Where ``--model`` is a folder with an exported encoder, that one is laid anew, without training.
"""

import argparse
import json
import shutil
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.biaffine import SLOPE
from training.encoder import count_tags
from training.graph import MICROSOFT, Graph, Weights, lay_layers
from training.links import write_links
from training.pretrained import find_pretrained
from training.shipped import read_shipped, shape_of
from training.steps import in_steps

WEIGHTS = "weights.bin"
OWN = "tuned.bin"
WORDS = "words.weight"
SYNTAX = "syntax.npz"
LINKS = "links.npz"
PARTS = "syntax.parts"
OF_WORDS = "states_of_words"
MATRICES = "matrices"
STEPS = ".weight_quantized"
KEPT = "begin", "end"
"""Of the pieces of a window those that are not context, as half-open bounds."""


def lay_encoder(weights: Weights, shape: Mapping[str, Any]) -> onnx.ModelProto:
    """The graph from "ids" and "kinds" (1, length) to "scores" (1, kept, tags).

    Scores are of the pieces "begin" to "end" (1), the others are context: the last layer leaves
    them out. It gives the "states" (1, kept, width) that the scores are made of, where they are
    asked for. With a head of syntax, "first" (count), the numbers among the pieces kept of the
    first ones of words, gives "vectors" (1, count, width) as well.
    """
    graph = Graph(weights)
    one = graph.keep("one", np.array([1], dtype=np.int64))
    zero = graph.keep("zero", np.array([0], dtype=np.int64))
    graph.lay("Shape", ["ids"], "shape")
    graph.lay(
        "Slice", ["shape", one, graph.keep("two", np.array([2], dtype=np.int64)), zero], "length"
    )
    graph.lay("Slice", [graph.weight("places.weight"), zero, "length", zero], "places")
    graph.lay("Gather", [graph.weight("words.weight"), "ids"], "words")
    graph.lay("Gather", [graph.weight("kinds.weight"), "kinds"], "marked")
    graph.lay("Add", ["words", "places"], "placed")
    graph.count("length")
    states = graph.add_norm("norm", "placed", "marked")
    states = lay_layers(graph, states, shape, KEPT)
    graph.lay("Identity", [graph.linear("head", states)], "scores")
    graph.lay("Identity", [states], "states")
    lines = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"])
        for name in ("ids", "kinds")
    ]
    lines += [helper.make_tensor_value_info(name, TensorProto.INT64, [1]) for name in KEPT]
    out = [
        helper.make_tensor_value_info(
            "scores", TensorProto.FLOAT, [1, "kept", len(weights["head.bias"])]
        ),
        helper.make_tensor_value_info(
            "states", TensorProto.FLOAT, [1, "kept", weights["head.weight"].shape[1]]
        ),
    ]
    if f"{PARTS}.weight" in weights:
        lines.append(helper.make_tensor_value_info("first", TensorProto.INT64, ["count"]))
        graph.lay("Gather", [states, "first"], OF_WORDS, axis=1)
        graph.lay("LeakyRelu", [graph.linear(PARTS, OF_WORDS)], "vectors", alpha=SLOPE)
        size = [1, "count", len(weights[f"{PARTS}.bias"])]
        out.append(helper.make_tensor_value_info("vectors", TensorProto.FLOAT, size))
    body = helper.make_graph(graph.nodes, "encoder", lines, out, list(graph.constants.values()))
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=versions, ir_version=9)


def quantise(plain: Path, out: Path) -> None:
    """Products in seven bits, a step for each column, and the table of words in eight."""
    quantize_dynamic(
        plain,
        out,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        reduce_range=False,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=["marked", "head.product", OF_WORDS],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    whole = onnx.load(out)
    given = {each.name: each for each in onnx.load(plain).graph.initializer}
    for tensor in whole.graph.initializer:
        name, _, part = tensor.name.rpartition("_")
        if name in given and name != WORDS and part in ("quantized", "scale"):
            matrix = torch.tensor(numpy_helper.to_array(given[name]).T)
            steps, sizes = in_steps(matrix)
            value = steps.T.to(torch.int8) if part == "quantized" else sizes
            tensor.CopyFrom(numpy_helper.from_array(value.contiguous().numpy(), tensor.name))
    _leave_out_zero_points(whole.graph)
    onnx.save(whole, out)


def _leave_out_zero_points(graph: onnx.GraphProto) -> None:
    """Drop what is subtracted from every weight: steps are even about zero, so it is zero."""
    points = [node.input.pop() for node in graph.node if node.op_type == "MatMulInteger"]
    for tensor in [each for each in graph.initializer if each.name in points]:
        graph.initializer.remove(tensor)


def part(whole: Path, graph: Path, beside: Path | None = None) -> None:
    """Lay the graph and its weights into two files of one folder; the graph tells where what is.

    beside: the graph of an encoder whose table of words it shares: its own weights go beside those.
    """
    words = _table_of(beside) if beside else None
    location = OWN if words else WEIGHTS
    (graph.parent / location).unlink(missing_ok=True)
    model = onnx.load(whole)
    if words and beside:
        own = next(each for each in model.graph.initializer if each.name == words.name)
        shared = numpy_helper.to_array(words, str(beside.parent))
        if not np.array_equal(numpy_helper.to_array(own), shared):
            raise ValueError("the table of words is not that of the encoder beside it")
        model.graph.initializer.remove(own)
    onnx.save(model, graph, save_as_external_data=True, location=location, size_threshold=1024)
    laid = onnx.load(graph, load_external_data=False)
    if words:
        laid.graph.initializer.append(words)
    helper.set_model_props(laid, {MATRICES: json.dumps(places_of(laid))})
    graph.write_bytes(laid.SerializeToString())


def _table_of(graph: Path) -> onnx.TensorProto:
    """The table of words of an exported encoder, as a place in its file of weights."""
    tensors = onnx.load(graph, load_external_data=False).graph.initializer
    return next(each for each in tensors if each.name == f"{WORDS}_quantized")


def places_of(model: onnx.ModelProto) -> dict[str, list[int]]:
    """Of each matrix in whole steps its first byte among the weights and its shape, by name."""
    return {
        tensor.name.removesuffix(STEPS): [
            int({part.key: part.value for part in tensor.external_data}["offset"]),
            *tensor.dims,
        ]
        for tensor in model.graph.initializer
        if tensor.name.endswith(STEPS) and not tensor.name.startswith("words.")
    }


def main() -> None:
    """Write ``encoder.onnx``, ``weights.bin``, ``tokenizer.json`` and ``heads.json``.

    With a head of syntax, ``syntax.npz`` as well. Beside an encoder whose table of words it shares,
    the other weights go into ``tuned.bin``.
    """
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=Path(__file__).parent / "settings.toml")
    parser.add_argument("--beside", type=Path, help="the encoder whose table of words it shares")
    parser.add_argument("--plain", action="store_true", help="also keep the graph in 32 bits")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text(encoding="utf-8"))
    options.out.mkdir(parents=True, exist_ok=True)
    laid = options.model.is_dir()
    states = read_shipped(options.model) if laid else torch.load(options.model, weights_only=True)
    weights = {
        name.removeprefix("encoder."): value.float().numpy()
        for name, value in states.items()
        if name.startswith(("encoder.", PARTS))
    }
    if not laid:
        kept = kept_columns(settings["heads"])
        weights |= {name: weights[name][kept] for name in ("head.weight", "head.bias")}
    shape = shape_of(states, settings["encoder"]["head_width"])
    if f"{PARTS}.weight" in weights and not laid:
        write_syntax(options.out / SYNTAX, settings["syntax"]["relations"], states)
    plain = options.out / "plain.onnx"
    onnx.save(lay_encoder(weights, shape), plain)
    whole = options.out / "whole.onnx"
    quantise(plain, whole)
    part(whole, options.out / "encoder.onnx", options.beside and options.beside / "encoder.onnx")
    whole.unlink()
    if not options.plain:
        plain.unlink()
    if any(name.startswith("links.") for name in states):
        directions = settings["tuned"]["directions"]
        write_links(options.out / LINKS, states, settings["links"], directions)
    write_beside(options.out, settings, states, options.model if laid else find_pretrained())


def kept_columns(heads: Mapping[str, Mapping[str, Any]]) -> NDArray[np.bool_]:
    """Which of all tags ship: a head may have been learned for what it does to the states alone."""
    return np.repeat(
        [head.get("ships", True) for head in heads.values()],
        [count_tags(head) for head in heads.values()],
    )


def write_syntax(path: Path, relations: Sequence[str], states: Mapping[str, torch.Tensor]) -> None:
    """Write what the head of syntax learned of arcs and relations, in 16 bits."""
    parts = {
        name: states[f"syntax.{name}"].float().numpy().astype(np.float16)
        for name in ("between", "lean", "root")
    }
    # By governor first: few words govern, so that the wider product is theirs.
    turned = states["syntax.relations"].permute(2, 1, 0).float().numpy()
    np.savez(path, **parts, relations=turned.astype(np.float16), names=np.array(relations))


def write_beside(
    folder: Path, settings: Mapping[str, Any], states: Mapping[str, torch.Tensor], source: Path
) -> None:
    """Write what is read beside the graph: ``tokenizer.json``, the source's, and ``heads.json``."""
    if folder.resolve() != source.resolve():
        shutil.copyfile(source / "tokenizer.json", folder / "tokenizer.json")
    heads = {
        name: {"form": head["form"], "labels": head["labels"]} | _chain(states, name)
        for name, head in settings["heads"].items()
        if head.get("ships", True)
    }
    (folder / "heads.json").write_text(json.dumps(heads) + "\n", encoding="utf-8")


def _chain(states: Mapping[str, torch.Tensor], name: str) -> dict[str, Any]:
    """What a head's chain learned: the scores of tags at the beginning, and after each other."""
    key = f"chains.{name}."
    if f"{key}opening" not in states:
        return {}
    return {
        part: np.round(states[key + part].float().numpy(), 4).tolist()
        for part in ("opening", "following")
    }


if __name__ == "__main__":
    main()
