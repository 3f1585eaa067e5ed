"""Choosing rules by name: the longer name decides, and what is misspelt is told."""

import pytest

from sayso.checks.catalogue import load_catalogue
from sayso.checks.selection import choose_rules
from sayso.errors import ConfigError

EVERY = frozenset(rule.code for rule in load_catalogue())
DEFAULT = frozenset(rule.code for rule in load_catalogue() if rule.default)


def test_nothing_named_selects_the_default() -> None:
    assert choose_rules() == choose_rules(["default"])
    assert choose_rules().codes == DEFAULT


def test_all_is_all() -> None:
    assert choose_rules(["all"]).codes == EVERY
    assert choose_rules(["ALL"], ["s"]).codes == {code for code in EVERY if code[0] != "S"}


def test_the_beginning_of_codes_selects_those_on_by_default() -> None:
    assert choose_rules(["S", "C2"]).codes == {code for code in DEFAULT if code[0] in "SC"}


@pytest.mark.parametrize("code", sorted(EVERY))
def test_a_whole_code_selects_its_rule_on_or_off(code: str) -> None:
    assert choose_rules([code.lower()]).codes == {code}
    assert code not in choose_rules(["all"], [code]).codes


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        (["S103"], ["S"], {"S103"}),
        (["S103"], ["S103"], set()),
        (["S102", "S103"], ["S102"], {"S103"}),
        (["S10"], ["all"], {code for code in DEFAULT if code.startswith("S10")}),
        ([], [], set()),
    ],
)
def test_the_longer_name_decides(select: list[str], ignore: list[str], chosen: set[str]) -> None:
    assert choose_rules(select, ignore).codes == chosen


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
            choose_rules(select, ignore)
        assert told in str(raised.value)


def test_a_rule_of_some_registers_waits_for_a_text_of_one() -> None:
    waiting = {rule.code for rule in load_catalogue() if rule.default and rule.registers}

    assert waiting
    for choice in (
        choose_rules(),
        choose_rules(["default"]),
        choose_rules(["S", "C", "R", "F", "N"]),
    ):
        assert waiting <= choice.fitting("assessment")
        assert not waiting & choice.fitting("news")
    for named in (choose_rules(waiting), choose_rules(["all"])):
        assert waiting <= named.fitting("news")


def test_who_says_what_a_text_is_may_misspell_it() -> None:
    assert choose_rules(register=" News ").register == "news"
    with pytest.raises(ConfigError, match=r"no register is called 'assesment'.*use assessment"):
        choose_rules(register="assesment")
