"""The scales of estimative probability, and the phrase of a scale that words come to."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from sayso.errors import ConfigError
from sayso.language.word_table import PhraseTable


@dataclass(frozen=True, slots=True)
class Phrase:
    """An official phrase of a scale; low, high and centre are probabilities in [0, 1].

    ``centre`` is the scale's own (a survey's median, Kent's centre), None where it gives the
    interval alone.
    """

    text: str
    low: float
    high: float
    centre: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"no interval of probability: {self.low} to {self.high}")
        if self.centre is not None and not self.low <= self.centre <= self.high:
            raise ValueError(f"{self.centre} is outside {self.low} to {self.high}")

    @property
    def number(self) -> float:
        """The one number that the phrase is scored as: its centre, else its interval's middle."""
        return (self.low + self.high) / 2 if self.centre is None else self.centre


@dataclass(frozen=True, slots=True)
class Scale:
    """A published scale: its phrases as its source lists them, most likely first.

    ``name`` is what options and files call it, ``short`` what a sentence does.
    """

    name: str
    short: str
    title: str
    source: str
    limits: str
    phrases: tuple[Phrase, ...]


class Meaning(NamedTuple):
    """Words' place among the phrases: the phrase they are a form of, and their family's order."""

    phrase: str
    family: tuple[str, ...]


def scale_names() -> tuple[str, ...]:
    """The names that ``load_scale`` takes, the default first."""
    return tuple(scale_tables()["scale"])


@cache
def load_scale(name: str) -> Scale:
    """The scale of that name.

    Raises:
        ConfigError: no scale has that name; the message lists those that exist.
    """
    table = scale_tables()["scale"].get(name)
    if table is None:
        raise ConfigError(
            f"no scale is named {name!r}", remedy=f"use one of {', '.join(scale_names())}"
        )
    phrases = tuple(
        Phrase(row["text"], row["low"], row["high"], row.get("centre", row.get("median")))
        for row in table["phrases"]
    )
    return Scale(
        name=name,
        short=table["short"],
        title=table["title"],
        source=table["source"],
        limits=table["limits"],
        phrases=phrases,
    )


def read_phrase(words: str, scale: Scale) -> tuple[str, float, float] | None:
    """The phrase of ``scale`` that the words come to, with its interval; None for other words.

    As ``find_phrase``, for those who need no centre.
    """
    found = find_phrase(words, scale)
    return None if found is None else (found.text, found.low, found.high)


def find_phrase(words: str, scale: Scale) -> Phrase | None:
    """The phrase of ``scale`` that the words come to; None for words of no scale.

    In this order: the scale's own phrase in these words; the phrase these words are a form of
    ("probably", of "probable"); a phrase of the same family ("highly likely" for "very likely");
    else the phrase nearest by numbers (see ``nearest_phrase``) to the interval that the family
    has on the first of ``scale_names()`` to measure it.

    Source: families and forms in ``scales.toml``.
    """
    meaning = meanings().get(words)
    return None if meaning is None else _read(meaning, scale)


def nearest_phrase(low: float, high: float, scale: Scale) -> Phrase:
    """The phrase of ``scale`` that an interval of probability comes nearest to.

    Greatest overlap goes first, as a share of the two intervals' union (Jaccard's index); then
    the smallest gap between them; then the nearest midpoints; then the scale's own order.
    """

    def distance(phrase: Phrase) -> tuple[float, float, float]:
        shared = min(high, phrase.high) - max(low, phrase.low)
        union = max(high, phrase.high) - min(low, phrase.low)
        overlap = shared / union if shared > 0 and union > 0 else 0.0
        apart = abs((low + high) - (phrase.low + phrase.high)) / 2
        return round(-overlap, 9), round(max(0.0, -shared), 9), round(apart, 9)

    return min(scale.phrases, key=distance)


def covers(words: str, scale: Scale) -> bool:
    """Whether the interval of the phrase that words come to touches that which they have.

    ICD 203 stops at 99%: on it "certain" (100% of Kent's) is "almost certain" at the nearest, and
    more than that says.
    """
    meaning, found = meanings().get(words), find_phrase(words, scale)
    if meaning is None or found is None:
        return False
    own = _measured(meaning)
    return found.text in meaning.family or (own.low <= found.high and found.low <= own.high)


def near_phrases(words: str) -> tuple[str, ...]:
    """The phrases of all scales that are spelt most like the words: at most three, best first."""
    known = (phrase.text for name in scale_names() for phrase in load_scale(name).phrases)
    return tuple(get_close_matches(" ".join(words.lower().split()), dict.fromkeys(known)))


@cache
def scale_tables() -> Mapping[str, Any]:
    """The tables of ``scales.toml``: ``scale`` by name, and ``family``; never to be changed."""
    text = files("sayso.scales").joinpath("scales.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def meanings() -> PhraseTable[Meaning]:
    """Every phrase of every scale and every variant of one, with its meaning."""
    return PhraseTable(
        (pattern, Meaning(phrase, tuple(family)))
        for family in scale_tables()["family"]
        for phrase, variants in family.items()
        for pattern in (phrase, *variants)
    )


@cache
def _read(meaning: Meaning, scale: Scale) -> Phrase:
    own = _first_of((meaning.phrase, *meaning.family), scale.phrases)
    if own is not None:
        return own
    measured = _measured(meaning)
    return nearest_phrase(measured.low, measured.high, scale)


def _measured(meaning: Meaning) -> Phrase:
    """The phrase of the first scale that measures the family of words."""
    for name in scale_names():
        measured = _first_of(meaning.family, load_scale(name).phrases)
        if measured is not None:
            return measured
    raise ConfigError(
        f"no scale has a phrase of the family of {meaning.phrase!r}", where="scales.toml"
    )


def _first_of(wanted: Iterable[str], phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The first of the wanted phrases that is there."""
    there = {phrase.text: phrase for phrase in phrases}
    return next((there[text] for text in wanted if text in there), None)
