"""Lexicons of the dossier: the lists of ``language``, and patterns for their phrases."""

import re
from functools import cache

from sayso.language.lexicon import load_lexicon, word_set

__all__ = ["any_of", "load_lexicon", "phrases", "word_set"]

_GAP = r"[\s\-‐‑]+"


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
