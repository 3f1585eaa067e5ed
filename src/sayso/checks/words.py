"""Words: what a stretch of text is about, as a set of stems, and how like two stretches are."""

import re
from functools import cache, lru_cache

from sayso.language.denials import is_denied
from sayso.language.lexicon import load_lexicon, word_set

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""),
    ("ers", ""), ("er", ""), ("es", ""), ("s", ""),
)  # fmt: skip
_NOTHING = frozenset(("",))
_SHORTEST = 3
_ROOT = 4  # letters that two words of one root share at their beginning
_NEGATING = re.compile(r"^(?:un|in|im|dis|non-?|il|ir)(?=\w{5})")


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry content: no function words, hedges or numbers."""
    return frozenset(map(_stem, _WORD.findall(text.lower().replace("’", "'")))) - _NOTHING


def is_negated(text: str) -> bool:
    """Whether an odd number of plain negations stands in a text."""
    return is_denied(_WORD.findall(text.lower().replace("’", "'")))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared stems as a share of all stems of both (Jaccard's index), from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared stems as a share of the smaller set, from 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """A word without its ending; "" for a word that carries no content."""
    word = word.removesuffix("'s").rstrip("'")
    if word in word_set("words", "function") or word.replace(".", "").isdigit():
        return ""
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word[: len(word) - len(ending)] + put
            return stem[:-1] if len(stem) > _SHORTEST and stem[-1:] == stem[-2:-1] else stem
    return word.removesuffix("e") if len(word) > _SHORTEST + 1 else word


def are_akin(one: str, other: str) -> bool:
    """Whether two stems are of one root ("reliabl", "reli") or stand in one group of meaning."""
    one, other = _NEGATING.sub("", one), _NEGATING.sub("", other)
    if one == other or (min(len(one), len(other)) >= _ROOT and one[:_ROOT] == other[:_ROOT]):
        return True
    return any(one in group and other in group for group in _meanings())


def covered(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the first stretch's stems that have one akin in the other, from 0 to 1."""
    if not one:
        return 0.0
    return sum(any(are_akin(stem, each) for each in other) for stem in one) / len(one)


@cache
def _meanings() -> tuple[frozenset[str], ...]:
    groups = load_lexicon("words")["meanings"]
    return tuple(frozenset(_stem(word) for word in group.split()) for group in groups)
