"""What people write for a probability (a word, a number, a range, a rating), as an estimate."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.records.estimate import RATINGS, Estimate
from sayso.scales.scale import Scale, near_phrases, read_phrase

NOT_APPLICABLE = "NA"


def read_probability(written: object, scale: Scale) -> Estimate:
    """The estimate that a number, a pair of numbers or a word of likelihood stands for.

    Words of any scale are read, by ``scale``: the interval is that of its own nearest phrase.

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
            read = read_phrase(written, scale)
            if read is None:
                raise ValueError(_unknown_word(written, scale))
            _, low, high = read
            return Estimate(text=written, low=low, high=high)
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
        if read_phrase(written, scale) is None:
            raise ValueError(
                f"{written!r} is no Admiralty letter (A to F), nor a word of any scale"
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
    near = " or ".join(map(repr, near_phrases(word)))
    known = ", ".join(phrase.text for phrase in scale.phrases)
    hint = f"did you mean {near}?" if near else f"those of {scale.short}: {known}"
    return f"{word!r} is no word of any scale; {hint}"


@cache
def _conventions() -> Mapping[str, Any]:
    text = files("sayso.hypotheses").joinpath("ratings.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
