"""Wording: what the server says of itself, and how it sets apart what documents say."""

import secrets
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

MOST_SHOWN = 12_000
"""Characters of a result's text; the structured result beside it has its pages."""


@cache
def words() -> Mapping[str, Any]:
    """What stands in ``told.toml``; never to be changed."""
    text = files("sayso.mcp").joinpath("told.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


def notice() -> str:
    """What stands before all words of documents."""
    return str(words()["notice"])


def set_apart(text: str) -> str:
    """The text between two marks that no document can know, after the notice; cut where long."""
    mark = secrets.token_hex(8)
    return f"{notice()}\n<<<documents {mark}\n{cut(text)}\n{mark} documents>>>"


def cut(text: str, most: int = MOST_SHOWN) -> str:
    """The text, or its beginning up to the end of a line and how much more there is."""
    if len(text) <= most:
        return text.rstrip("\n")
    kept = text[:most].rpartition("\n")[0] or text[:most]
    left = len(text) - len(kept)
    return (
        f"{kept}\n[cut here: {left:,} more characters; the structured result has the rest in pages]"
    )
