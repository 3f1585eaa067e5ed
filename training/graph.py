"""A graph as it is laid: the nodes of an encoder's layers, from ONNX Runtime's own operators.

Steps are chosen for what gives the same digits on every processor, and of these what is quickest
on one thread.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]
MICROSOFT = "com.microsoft"
LEAST = 1e-12
BOUND = 79.0
"""Likeness is within this: 512 times its exponential, by a value of 32, is still a number.

No value of the encoder that ships can be beyond 24, whatever is read, as what goes into a layer is
normalised; no likeness was seen beyond 78, and outside one head of the first layer none beyond 39.
"""


class Graph:
    """Nodes and weights as they are laid."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.as_they_are: list[str] = []

    def keep(self, name: str, value: NDArray[Any]) -> str:
        """The name of a constant, stored once."""
        self.constants.setdefault(
            name, numpy_helper.from_array(np.ascontiguousarray(value), name=name)
        )
        return name

    def weight(self, name: str, *, turned: bool = False) -> str:
        """A trained weight; a linear layer's is turned for a product from the left."""
        value = self.weights[name]
        return self.keep(name, value.T if turned else value)

    def lay(
        self, kind: str, inputs: Sequence[str], out: str, *, domain: str = "", **more: Any
    ) -> str:
        """A node and the name of its output."""
        self.nodes.append(helper.make_node(kind, list(inputs), [out], out, domain=domain, **more))
        return out

    def linear(self, name: str, states: str) -> str:
        """A linear layer."""
        product = self.lay(
            "MatMul", [states, self.weight(f"{name}.weight", turned=True)], f"{name}.product"
        )
        return self.lay("Add", [product, self.weight(f"{name}.bias")], f"{name}.out")

    def add_norm(self, name: str, states: str, skip: str) -> str:
        """Two states added and normalised: each piece is a channel to itself."""
        total = self.lay("Add", [states, skip], f"{name}.total")
        even = self.lay(
            "InstanceNormalization", [total, *self.as_they_are], f"{name}.even", epsilon=LEAST
        )
        weighted = self.lay("Mul", [even, self.weight(f"{name}.weight")], f"{name}.weighted")
        return self.lay("Add", [weighted, self.weight(f"{name}.bias")], f"{name}.out")

    def count(self, pieces: str) -> None:
        """Say how many pieces the states are of from here on: normalising asks for it."""
        self.as_they_are = [
            self.lay("ConstantOfShape", [pieces], f"{pieces}.{value:.0f}", value=_only(value))
            for value in (1.0, 0.0)
        ]

    def attend(
        self, name: str, states: str, heads: int, kept: tuple[str, str] | None = None
    ) -> str:
        """What each piece gathers from all others: in plain steps, a head at a time.

        In one operator the shares are added up in as many lanes as a processor has, so that the
        last digit is the processor's own; a head at a time stays in the memory that is nearest.
        kept: begin and end of the pieces that ask; all are asked.
        """
        joined = self.linear(f"{name}.projection", states)
        width = len(self.weights[f"{name}.projection.bias"]) // 3 // heads
        asking, *asked = (
            [f"{name}.{part}.{head}" for head in range(heads)] for part in ("query", "key", "value")
        )
        parts = [asking, *asked] if kept is None else [[f"{name}.queries"], *asked]
        self.split(joined, f"{name}.parts", parts, heads * width)
        if kept:
            some = self.cut(f"{name}.queries", kept)
            self.split(some, f"{name}.asking", [asking], heads * width)
        heard = [
            self.hear(f"{name}.{head}", each, width**-0.5)
            for head, each in enumerate(zip(asking, *asked, strict=True))
        ]
        return self.lay("Concat", heard, f"{name}.seen", axis=2)

    def split(self, states: str, name: str, parts: Sequence[Sequence[str]], width: int) -> None:
        """States cut into parts that are ``width`` wide, each into as many as it has names."""
        sizes = [width // len(each) for each in parts for _ in each]
        told = self.keep("_".join(map(str, ["sizes", *sizes])), np.array(sizes, dtype=np.int64))
        names = [name for each in parts for name in each]
        self.nodes.append(helper.make_node("Split", [states, told], names, name, axis=2))

    def cut(self, states: str, kept: tuple[str, str]) -> str:
        """The states of the pieces that are kept."""
        one = self.keep("one", np.array([1], dtype=np.int64))
        return self.lay("Slice", [states, *kept, one], f"{states}.kept")

    def hear(self, name: str, parts: Sequence[str], scale: float) -> str:
        """What each piece gathers by one head: the values, by the exponentials of likeness.

        Likeness is held within bounds where no exponential and no sum of them runs over: that
        takes less than to subtract the most of each row.
        """
        query, key, value = parts
        last = self.keep("last", np.array([-1], dtype=np.int64))
        bounds = [
            self.keep(name, np.array(bound, dtype=np.float32))
            for name, bound in (("lowest", -BOUND), ("highest", BOUND))
        ]
        alike = self.lay(
            "FusedMatMul", [query, key], f"{name}.alike", domain=MICROSOFT, alpha=scale, transB=1
        )
        raised = self.lay(
            "Exp", [self.lay("Clip", [alike, *bounds], f"{name}.held")], f"{name}.raised"
        )
        total = self.lay("ReduceSum", [raised, last], f"{name}.sum", keepdims=1)
        gathered = self.lay("MatMul", [raised, value], f"{name}.gathered")
        return self.lay("Div", [gathered, total], f"{name}.heard")


def lay_layers(
    graph: Graph, states: str, shape: Mapping[str, Any], kept: tuple[str, str] | None = None
) -> str:
    """What the last of the encoder's layers gives of the states that go into the first.

    kept: begin and end of the pieces whose states it is to give, where not of all.
    """
    for number in range(shape["layers"]):
        name = f"layers.{number}"
        heads = len(graph.weights[f"{name}.projection.bias"]) // 3 // shape["head_width"]
        asking = kept if number + 1 == shape["layers"] else None
        seen = graph.attend(name, states, heads, asking)
        if asking:
            states = graph.cut(states, asking)
            graph.count(graph.lay("Sub", [asking[1], asking[0]], "kept"))
        states = graph.add_norm(
            f"{name}.attention_norm", graph.linear(f"{name}.output", seen), states
        )
        wide = graph.lay(
            "FastGelu", [graph.linear(f"{name}.widen", states)], f"{name}.wide", domain=MICROSOFT
        )
        states = graph.add_norm(f"{name}.norm", graph.linear(f"{name}.narrow", wide), states)
    return states


def _only(value: float) -> onnx.TensorProto:
    return numpy_helper.from_array(np.array([value], dtype=np.float32))
