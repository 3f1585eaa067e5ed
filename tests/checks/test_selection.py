"""Choosing rules by name: the longer name decides, and what is misspelt is told."""

import pytest

from sayso.checks.catalogue import default_codes, load_catalogue
from sayso.checks.selection import choose_codes
from sayso.errors import ConfigError

EVERY = frozenset(rule.code for rule in load_catalogue())


def test_nothing_named_selects_the_default() -> None:
    assert choose_codes() == choose_codes(["default"]) == default_codes()


def test_all_is_all() -> None:
    assert choose_codes(["all"]) == EVERY
    assert choose_codes(["ALL"], ["s"]) == {code for code in EVERY if code[0] != "S"}


def test_the_beginning_of_codes_selects_those_on_by_default() -> None:
    assert choose_codes(["S", "C2"]) == {code for code in default_codes() if code[0] in "SC"}


@pytest.mark.parametrize("code", sorted(EVERY))
def test_a_whole_code_selects_its_rule_on_or_off(code: str) -> None:
    assert choose_codes([code.lower()]) == {code}
    assert code not in choose_codes(["all"], [code])


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        (["S103"], ["S"], {"S103"}),
        (["S103"], ["S103"], set()),
        (["S102", "S103"], ["S102"], {"S103"}),
        (["S10"], ["all"], {code for code in default_codes() if code.startswith("S10")}),
        ([], [], set()),
    ],
)
def test_the_longer_name_decides(select: list[str], ignore: list[str], chosen: set[str]) -> None:
    assert choose_codes(select, ignore) == chosen


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("S192", "perhaps S1"),
        ("Q", "the families are S (sourcing)"),
        ("", "the families are"),
        ("vague-source", "perhaps S102"),
    ],
)
def test_a_name_that_names_nothing_is_told(name: str, told: str) -> None:
    for select, ignore in (([name], []), ([], [name])):
        with pytest.raises(ConfigError) as raised:
            choose_codes(select, ignore)
        assert told in str(raised.value)
