"""Acts to JSON and back: an act is an object whose ``act`` names it, beside its fields."""

from functools import cache
from types import MappingProxyType
from typing import Any, get_args

import msgspec

from sayso.records.decision import Act
from sayso.records.decoders import convert

_ACT = "act"


def encode_act(act: Act) -> str:
    """One line of JSON, the same for the same act."""
    fields = msgspec.to_builtins(act)
    return msgspec.json.encode({_ACT: act.act, **fields}).decode()


def decode_act(line: str | bytes) -> Act:
    """The act that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no act; the message says why.
    """
    fields: Any = msgspec.json.decode(line)
    if not isinstance(fields, dict):
        raise ValueError("an act is an object")
    name = fields.pop(_ACT, None)
    kind = _kinds().get(name)
    if kind is None:
        raise ValueError(f"no act is called {name!r}")
    act: Act = convert(fields, kind)
    return act


@cache
def _kinds() -> MappingProxyType[str, type[Act]]:
    return MappingProxyType({kind.act: kind for kind in get_args(Act)})
