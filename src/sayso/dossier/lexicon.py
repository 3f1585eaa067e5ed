"""Lexicons of the dossier: word lists kept in ``lexicons/*.toml``, each with its source."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_GAP = r"[\s\-‐‑]+"


@cache
def load_lexicon(name: str) -> Mapping[str, Any]:
    """The tables of ``lexicons/NAME.toml``, read once and never to be changed."""
    place = files("sayso.dossier") / "lexicons" / f"{name}.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words of one list, whether it is kept as a list or as one string."""
    words = load_lexicon(name)[key]
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def phrases(name: str, key: str) -> re.Pattern[str]:
    """A pattern for any phrase of one list; "a|b c" is "a c" or "b c", "~" any ending."""
    return any_of(word_set(name, key))


def any_of(given: frozenset[str]) -> re.Pattern[str]:
    """A pattern for any of some phrases, the longest first."""
    each = sorted(given, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, each))})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    return _GAP.join(_word(word) for word in phrase.split())


def _word(words: str) -> str:
    either = [
        re.escape(word.rstrip("~")).replace("'", "['’]") + (r"\w*" if word.endswith("~") else "")
        for word in words.split("|")
    ]
    return either[0] if len(either) == 1 else f"(?:{'|'.join(either)})"
