"""What people write for a probability (a word, a number, a range, a rating), as an estimate."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import ConfigError
from sayso.records.estimate import RATINGS, Estimate

NOT_APPLICABLE = "NA"


@dataclass(frozen=True, slots=True)
class Band:
    """Words of one strength on a scale, and the probabilities they stand for."""

    words: tuple[str, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of estimative probability, weakest band first."""

    key: str
    name: str
    bands: tuple[Band, ...]

    def band_of(self, word: str) -> Band | None:
        """The band that holds a word, in any case and spacing."""
        plain = " ".join(word.lower().split())
        return next((band for band in self.bands if plain in band.words), None)


def scale_named(key: str) -> Scale:
    """The scale of that key: icd203, phia, nato or ipcc.

    Raises:
        ConfigError: there is no such scale.
    """
    scales = _conventions()["words"]
    if key not in scales:
        raise ConfigError(f"no scale is named {key!r}", remedy=f"use one of {', '.join(scales)}")
    bands = tuple(
        Band(tuple(b["words"]), b["low"] / 100, b["high"] / 100) for b in scales[key]["bands"]
    )
    return Scale(key, scales[key]["name"], bands)


def read_probability(written: object, scale: Scale) -> Estimate:
    """The estimate that a number, a pair of numbers or a word of the scale stands for.

    Raises:
        ValueError: it is none of these, or not within [0, 1]; the message says what to write.
    """
    match written:
        case bool():
            raise ValueError("a probability is a number, a range or a word, not true or false")
        case int() | float():
            return _range(written, written, f"{written:g}")
        case [int() | float() as low, int() | float() as high] if not _has_bool(written):
            return _range(low, high, f"{low:g} to {high:g}")
        case str():
            band = scale.band_of(written)
            if band is None:
                raise ValueError(_unknown_word(written, scale))
            return Estimate(text=written, low=band.low, high=band.high)
        case _:
            raise ValueError("a probability is a number, a range [low, high] or a word of a scale")


def read_likelihood(written: object, scale: Scale) -> Estimate | None:
    """As ``read_probability``, and the ratings CC, C, N, I, II; None for NA.

    Raises:
        ValueError: as ``read_probability``.
    """
    if isinstance(written, str):
        plain = written.strip().upper()
        if plain == NOT_APPLICABLE:
            return None
        for rating in RATINGS:
            if plain == rating:
                band = _conventions()["ratings"][rating]
                low, high = band["low"] / 100, band["high"] / 100
                return Estimate(text=rating, low=low, high=high, rating=rating)
    return read_probability(written, scale)


def read_reliability(written: object, scale: Scale) -> Estimate:
    """As ``read_probability``, and the Admiralty letters A to F ("B2" is read as B).

    Raises:
        ValueError: as ``read_probability``.
    """
    letters = _conventions()["reliability"]
    if isinstance(written, str):
        plain = written.strip().upper().rstrip("123456")
        if len(plain) == 1 and plain in letters:
            band = letters[plain]
            return Estimate(text=plain, low=band["low"] / 100, high=band["high"] / 100)
        if scale.band_of(written) is None:
            raise ValueError(
                f"{written!r} is no Admiralty letter (A to F), nor a word of {scale.name}"
            )
    return read_probability(written, scale)


def _range(low: float, high: float, text: str) -> Estimate:
    for end in (low, high):
        if not 0 <= end <= 1:
            raise ValueError(f"{end:g} is outside [0, 1]")
    if low > high:
        raise ValueError(f"the range is upside down: {low:g} is above {high:g}")
    return Estimate(text=text, low=float(low), high=float(high))


def _has_bool(written: object) -> bool:
    return isinstance(written, list) and any(isinstance(one, bool) for one in written)


def _unknown_word(word: str, scale: Scale) -> str:
    known = [one for band in scale.bands for one in band.words]
    near = get_close_matches(word.lower(), known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"its words: {', '.join(known)}"
    return f"{word!r} is no word of {scale.name}; {hint}"


@cache
def _conventions() -> Mapping[str, Any]:
    place = files("sayso.hypotheses") / "scales.toml"
    return MappingProxyType(tomllib.loads(place.read_text(encoding="utf-8")))
