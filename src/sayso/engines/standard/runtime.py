"""The runtime: the library that computes graphs, kept quiet and on one thread."""

import os
from types import ModuleType
from typing import Any


def quiet_runtime() -> ModuleType:
    """The library that computes the graph, kept from reporting its use to those who make it."""
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # heeded when it is loaded, not later
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    runtime: ModuleType = onnxruntime
    return runtime


def one_thread(runtime: Any) -> Any:
    """Options for a session on one thread: the sums of several differ in their last digits."""
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options
