"""The lexicons: every word list of English, kept as TOML in ``en`` with its sources cited in it.

Words that one package alone asks for stand beside its code, in its ``words.toml``.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import ConfigError
from sayso.language.phrases import Phrases


@cache
def load_lexicon(name: str) -> Mapping[str, Any]:
    """The tables of ``en/NAME.toml``, read once and never to be changed.

    A name with dots is a package: its own words, kept beside its code in ``words.toml``.

    Raises:
        ConfigError: no lexicon has that name, or it is not TOML.
    """
    if not name.replace(".", "_").isidentifier():
        raise ConfigError(f"no lexicon is named {name!r}", remedy="use the name of a file there")
    try:
        if "." in name:
            place = files(name) / "words.toml"
        else:
            place = files("sayso.language") / "en" / f"{name}.toml"
        tables = tomllib.loads(place.read_text(encoding="utf-8"))
    except (FileNotFoundError, ModuleNotFoundError) as error:
        raise ConfigError(f"no lexicon is named {name!r}", remedy="reinstall sayso") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the lexicon is not TOML: {error}", where=f"{name}.toml") from error
    return MappingProxyType(tables)


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """The words of one list of a lexicon, whether it is kept as a list or as one string."""
    words = _entry(name, keys)
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def phrases(name: str, *keys: str) -> Phrases:
    """The phrases of one list of a lexicon, to search a text for."""
    return Phrases(_entry(name, keys))


def _entry(name: str, keys: tuple[str, ...]) -> Any:
    entry: Any = load_lexicon(name)
    for key in keys:
        entry = entry[key]
    return entry
