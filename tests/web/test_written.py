"""What a person writes into a cell is read as they meant it, or told of in one line."""

import pytest

from sayso.errors import ConfigError
from sayso.web.written import likelihood_of, rate_of, value_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0.3", 0.3),
        (".3", 0.3),
        ("0,3", 0.3),
        ("30%", 0.3),
        ("30 %", 0.3),
        ("0.1-0.3", [0.1, 0.3]),
        ("0.1–0.3", [0.1, 0.3]),
        ("[0.1, 0.3]", [0.1, 0.3]),
        ("[0.1,0.3]", [0.1, 0.3]),
        ("10-30%", [0.1, 0.3]),
        ("10% to 30%", [0.1, 0.3]),
        ("likely", "likely"),
        (" CC ", "CC"),
    ],
)
def test_a_number_a_range_or_words(written: str, meant: object) -> None:
    assert value_of(written) == (pytest.approx(meant) if not isinstance(meant, str) else meant)


def test_na_is_no_estimate() -> None:
    assert likelihood_of("NA", "icd203") is None
    assert likelihood_of("na", "icd203") is None


@pytest.mark.parametrize("written", ["", "1.5", "30", "0.6-0.2", "maybe so", "[0.1", "1e999", "²"])
def test_what_cannot_be_meant_is_told_in_one_line(written: str) -> None:
    with pytest.raises(ConfigError) as told:
        likelihood_of(written, "icd203")
    assert "\n" not in str(told.value)


def test_a_rate_is_one_number() -> None:
    assert rate_of("0.05") == 0.05
    for written in ("likely", "0.1-0.2", "2"):
        with pytest.raises(ConfigError):
            rate_of(written)
