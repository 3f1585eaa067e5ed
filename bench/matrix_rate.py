"""How many eight-bit multiply-adds a second ONNX Runtime does here, in one product of matrices.

The graph of one MatMulInteger (unsigned by signed, as the shipped model's products are) is laid
byte by byte in the protobuf form that ONNX prescribes, so that no library but the runtime is
needed.
"""

import random
import time

import numpy as np
import onnxruntime

ROWS, DEPTH, COLUMNS = 256, 1536, 1536
"""A window's rows, and the model's wider side twice: large enough to be bound by arithmetic."""

_UINT8, _INT8, _INT32 = 2, 3, 6
_OPSET, _IR_VERSION = 13, 8


def measure_rate(*, seconds: float = 2.0) -> float:
    """Multiply-adds a second on one thread: the fastest of the calls that fit into the time."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        product_graph(ROWS, DEPTH, COLUMNS), options, providers=["CPUExecutionProvider"]
    )
    rows = np.frombuffer(random.Random(1).randbytes(ROWS * DEPTH), dtype=np.uint8)
    given = {"a": rows.reshape(ROWS, DEPTH)}
    session.run(None, given)
    fastest, begun = float("inf"), time.perf_counter()
    while time.perf_counter() - begun < seconds:
        start = time.perf_counter()
        session.run(None, given)
        fastest = min(fastest, time.perf_counter() - start)
    return ROWS * DEPTH * COLUMNS / fastest


def product_graph(rows: int, depth: int, columns: int) -> bytes:
    """An ONNX model: "a" (rows, depth; uint8) times a constant (int8) gives "c" (int32)."""
    values = random.Random(2).randbytes(depth * columns)
    constant = (
        _number(1, depth) + _number(1, columns) + _number(2, _INT8) + _text(8, "b")
    ) + _field(9, values)
    node = _text(1, "a") + _text(1, "b") + _text(2, "c") + _text(3, "product")
    graph = (
        _field(1, node + _text(4, "MatMulInteger"))
        + _text(2, "graph")
        + _field(5, constant)
        + _field(11, _value("a", _UINT8, rows, depth))
        + _field(12, _value("c", _INT32, rows, columns))
    )
    return _number(1, _IR_VERSION) + _field(7, graph) + _field(8, _number(2, _OPSET))


def _value(name: str, element: int, *sizes: int) -> bytes:
    shape = b"".join(_field(1, _number(1, size)) for size in sizes)
    tensor = _number(1, element) + _field(2, shape)
    return _text(1, name) + _field(2, _field(1, tensor))


def _text(number: int, words: str) -> bytes:
    return _field(number, words.encode())


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    return bytes([*encoded, value])
