"""What a person writes into a cell: a rating, a word, a number, or a range."""

import re

from sayso.errors import ConfigError
from sayso.hypotheses.likelihood import read_likelihood, read_probability, read_reliability
from sayso.records.estimate import Estimate
from sayso.scales.scale import load_scale

_NUMBER = r"(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%?)"
_ONE = re.compile(_NUMBER)
_RANGE = re.compile(rf"\[?\s*{_NUMBER}\s*(?:-|–|to|,|;)\s*{_NUMBER}\s*\]?")


def value_of(written: str) -> str | float | list[float]:
    """The number or range that was written ("0.3", "30%", "0.1-0.3", "[0.1, 0.3]"), else the words.

    A per cent sign after a range holds for both its ends.
    """
    plain = written.strip()
    if found := _ONE.fullmatch(plain):
        return _number(found[1], found[2])
    if found := _RANGE.fullmatch(plain):
        low, low_sign, high, high_sign = found.groups()
        return [_number(low, low_sign or high_sign), _number(high, high_sign)]
    return plain


def likelihood_of(written: str, scale: str) -> Estimate | None:
    """P(item | hypothesis) as somebody wrote it; None for NA.

    Raises:
        ConfigError: it is not understood; the message says what to write.
    """
    try:
        return read_likelihood(value_of(written), load_scale(scale))
    except ValueError as error:
        raise ConfigError(str(error)) from error


def estimate_of(value: str | float | list[float], scale: str) -> Estimate | None:
    """As ``likelihood_of``, of words, a number, or a range as two numbers.

    Raises:
        ConfigError: it is not understood; the message says what to write.
    """
    if isinstance(value, str):
        return likelihood_of(value, scale)
    try:
        return read_likelihood(value, load_scale(scale))
    except ValueError as error:
        raise ConfigError(str(error)) from error


def probability_of(written: str, scale: str) -> Estimate:
    """A probability as somebody wrote it.

    Raises:
        ConfigError: it is not understood; the message says what to write.
    """
    try:
        return read_probability(value_of(written), load_scale(scale))
    except ValueError as error:
        raise ConfigError(str(error)) from error


def reliability_of(written: str, scale: str) -> Estimate:
    """How reliable somebody wrote that a source is: a letter, a word, a number or a range.

    Raises:
        ConfigError: it is not understood; the message says what to write.
    """
    try:
        return read_reliability(value_of(written), load_scale(scale))
    except ValueError as error:
        raise ConfigError(str(error)) from error


def rate_of(written: str) -> float:
    """One number in [0, 1].

    Raises:
        ConfigError: it is none.
    """
    value = value_of(written)
    if not isinstance(value, float) or not 0 <= value <= 1:
        raise ConfigError(f"{written[:40]!r} is no number from 0 to 1")
    return value


def _number(digits: str, sign: str) -> float:
    number = float(digits.replace(",", "."))
    return number / 100 if sign else number
