"""Fingerprints: hashes of runs of five words, by which documents that share words are found."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int32]

RUN = 5
"""Words in a run."""
_SHORT = 400
"""A document of fewer runs keeps every fingerprint, a longer one a quarter of them."""
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\b(?:https?\s?:\s?/|www\b)[^\n]*?(?=\s[A-Za-z’',-]+\s[A-Za-z’',-]+\s|\n|$)")
_MOST_HELD = 1 << 15
_FACTOR, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_SHIFT, _QUARTER = np.uint64(29), np.uint64(3)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case.

    Those of web addresses are left out: two documents on one site share them.
    """
    found = _WORD.findall(_without_addresses(text))
    return "\n".join(found).lower().split("\n") if found else []


def places_of(text: str) -> Places:
    """Where each of a text's words begins and ends: a row for each."""
    found = [word.span() for word in _WORD.finditer(_without_addresses(text))]
    flat = np.fromiter(chain.from_iterable(found), dtype=np.int32, count=2 * len(found))
    return flat.reshape(-1, 2)


def words_between(text: str, places: Sequence[int]) -> list[int]:
    """How many words lie before each of some places in order, and after the one before it."""
    text = _without_addresses(text)
    return [len(_WORD.findall(text, *span)) for span in pairwise((0, *places))]


def hash_words(words: Sequence[str]) -> Hashes:
    """A hash for each word, in order: the same in every process and release."""
    return np.fromiter(map(_HASHES.__getitem__, words), dtype=np.uint64, count=len(words))


def hash_runs(words: list[str]) -> Hashes:
    """A hash for each run of five words, in order: the same in every process and release."""
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    each = hash_words(words)
    runs = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for at in range(RUN):
        runs = runs * _FACTOR + each[at : at + len(runs)]
    mixed: Hashes = (runs ^ (runs >> _SHIFT)) * _MIX
    return mixed ^ (mixed >> _SHIFT)


def are_many(runs: Hashes) -> bool:
    """Whether a document has so many runs that a quarter of them tells enough."""
    return len(runs) >= _SHORT


def choose(runs: Hashes) -> Hashes:
    """The fingerprints of a document, each once and sorted: a quarter of the runs of a long one.

    Which quarter depends on the words alone, so that two documents keep the same ones.
    """
    kept = runs if not are_many(runs) else runs[(runs & _QUARTER) == 0]
    return np.unique(kept)


def _without_addresses(text: str) -> str:
    if "http" not in text and "www" not in text:
        return text
    return _ADDRESS.sub(lambda address: " " * len(address.group()), text)


class _Hashes(dict[str, int]):
    """The hashes of words; a word that was met lately is looked up."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_HELD:
            self.clear()
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self[word] = made = int.from_bytes(digest, "little")
        return made


_HASHES = _Hashes()
