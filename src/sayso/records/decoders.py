"""Decoders: one for each type that JSON is made into, made by one thread at a time."""

from functools import cache
from threading import Lock
from typing import Any, TypeVar, cast

import msgspec

Made = TypeVar("Made")

_ONE_AT_A_TIME = Lock()
"""msgspec notes what a record is made of on its class before it has noted all of it: another thread
that met it then would end the process."""


def decoder(kind: type[Made]) -> msgspec.json.Decoder[Made]:
    """What makes a type out of JSON, made once; any number of threads may use it."""
    made: msgspec.json.Decoder[Made] = _json(cast("Any", kind))
    return made


def convert(fields: object, kind: type[Made]) -> Made:
    """A type made of plain values.

    Raises:
        ValueError: they are none; the message says where.
    """
    decoder(kind)
    return msgspec.convert(fields, kind)


@cache
def packed_decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    """What makes a type out of MessagePack, made once."""
    with _ONE_AT_A_TIME:
        return msgspec.msgpack.Decoder(kind)


@cache
def _json(kind: Any) -> msgspec.json.Decoder[Any]:
    with _ONE_AT_A_TIME:
        return msgspec.json.Decoder(kind)
