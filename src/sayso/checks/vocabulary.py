"""Vocabulary: the word lists of the rules, kept in ``lexicons/*.toml``, to search for."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.checks.phrases import Phrases

_GAP = r"[\s\-‐‑]+"
_ANY = r"(?:[\w'’,-]+[\s\-]+){0,4}?"


@cache
def load_vocabulary(name: str) -> Mapping[str, Any]:
    """The tables of ``lexicons/NAME.toml``, read once and never to be changed."""
    place = files("sayso.checks") / "lexicons" / f"{name}.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def word_list(name: str, key: str) -> frozenset[str]:
    """The single words of one list."""
    words = load_vocabulary(name)[key]
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def phrases(name: str, key: str) -> Phrases:
    """The phrases of one list, to search a text for."""
    return Phrases(load_vocabulary(name)[key])


@cache
def table_phrases(name: str, table: str, key: str) -> Phrases:
    """The same for a list inside a table."""
    return Phrases(load_vocabulary(name)[table][key])


def any_phrase(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, written as in ``Phrases``, to be put into a larger one."""
    patterns = (_phrase(phrase) for phrase in sorted(phrases, key=lambda each: -len(each)))
    return rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"


def _phrase(phrase: str) -> str:
    """The pattern of one phrase; its first word must be there."""
    pattern = ""
    for part in phrase.split():
        if part == "…":
            pattern += _GAP + _ANY + "\0"
            continue
        words = "|".join(_word(word) for word in part.rstrip("?").split("|"))
        gap = "" if not pattern or pattern.endswith("\0") else _GAP
        pattern = pattern.rstrip("\0")
        pattern += f"(?:{gap}(?:{words}))?" if part.endswith("?") else f"{gap}(?:{words})"
    return pattern


def _word(word: str) -> str:
    ending = r"\w*" if word.endswith("~") else ""
    parts = (re.escape(part).replace("'", "['’]") for part in word.rstrip("~").split("_"))
    return _GAP.join(parts) + ending
