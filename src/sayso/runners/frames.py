"""Frames: the messages between a worker process and the one that started it."""

import struct
from typing import IO, Literal

Kind = Literal[b"s", b"r", b"x", b"t", b"b", b"o", b"l", b"m"]
SETUP: Kind = b"s"
READY: Kind = b"r"
REFUSED: Kind = b"x"
"""The worker cannot load the function."""
TASK: Kind = b"t"
BEGUN: Kind = b"b"
"""The worker is at the task: if it dies now, it dies of that one."""
OUTCOME: Kind = b"o"
LAST_OUTCOME: Kind = b"l"
"""An outcome, after which the worker ends: what it did has left it large."""
OUT_OF_MEMORY: Kind = b"m"

_HEADER = struct.Struct(">cQ")


def send(stream: IO[bytes], kind: Kind, payload: bytes = b"") -> None:
    """Write one message."""
    stream.write(_HEADER.pack(kind, len(payload)))
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next message, or None where the other side has ended, in the midst of one too."""
    head = stream.read(_HEADER.size)
    if len(head) < _HEADER.size:
        return None
    kind, size = _HEADER.unpack(head)
    payload = stream.read(size)
    return (kind, payload) if len(payload) == size else None
