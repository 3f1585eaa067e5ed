"""Makes the small graph by which an engine tries its processor: one product of integers.

    python -m training.product src/sayso/engines/standard/product.onnx

It needs the package onnx, as training does. Weights and inputs use the whole range of eight
bits, which is where some processors' instructions run over.
"""

import sys
from pathlib import Path

from onnx import TensorProto, helper

from sayso.engines.standard.processor import SIZE, weights


def main() -> None:
    """Write the graph to the file named."""
    held = weights().tobytes()
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["x", "weights"], ["y"])],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.UINT8, ["rows", SIZE])],
        [helper.make_tensor_value_info("y", TensorProto.INT32, ["rows", SIZE])],
        [helper.make_tensor("weights", TensorProto.INT8, [SIZE, SIZE], held, raw=True)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    Path(sys.argv[1]).write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
