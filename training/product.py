"""Makes the small graphs of one product: of integers, and of two matrices that are given.

    python -m training.product src/sayso/engines/standard

It needs the package onnx, as training does. By ``product.onnx`` an engine tries its processor:
weights and inputs use the whole range of eight bits, which is where some processors' instructions
run over. By ``multiply.onnx`` heads multiply on one thread.
"""

import sys
from pathlib import Path

from onnx import TensorProto, helper

from sayso.engines.standard.processor import SIZE, weights


def main() -> None:
    """Write the graphs into the folder named."""
    folder = Path(sys.argv[1])
    held = weights().tobytes()
    product = helper.make_graph(
        [helper.make_node("MatMulInteger", ["x", "weights"], ["y"])],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.UINT8, ["rows", SIZE])],
        [helper.make_tensor_value_info("y", TensorProto.INT32, ["rows", SIZE])],
        [helper.make_tensor("weights", TensorProto.INT8, [SIZE, SIZE], held, raw=True)],
    )
    left, right, found = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, sizes)
        for name, *sizes in (
            ("left", "rows", "depth"),
            ("right", "depth", "columns"),
            ("product", "rows", "columns"),
        )
    )
    multiply = helper.make_graph(
        [helper.make_node("MatMul", ["left", "right"], ["product"])],
        "multiply",
        [left, right],
        [found],
    )
    for graph in (product, multiply):
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
        (folder / f"{graph.name}.onnx").write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
