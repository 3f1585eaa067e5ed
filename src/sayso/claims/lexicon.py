"""The lexicons: vocabulary kept as TOML beside this file, with its sources cited in it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import ConfigError


@cache
def load_lexicon(name: str) -> Mapping[str, Any]:
    """The tables of ``lexicons/NAME.toml``, read once and never to be changed.

    Raises:
        ConfigError: no lexicon has that name, or it is not TOML.
    """
    if not name.isidentifier():
        raise ConfigError(f"no lexicon is named {name!r}", remedy="use the name of a file there")
    place = files("sayso.claims") / "lexicons" / f"{name}.toml"
    try:
        tables = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"no lexicon is named {name!r}", remedy="reinstall sayso") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the lexicon is not TOML: {error}", where=f"{name}.toml") from error
    return MappingProxyType(tables)


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words of one list of a lexicon, whether it is kept as a list or as one string."""
    words = load_lexicon(name)[key]
    return frozenset(words.split() if isinstance(words, str) else words)
