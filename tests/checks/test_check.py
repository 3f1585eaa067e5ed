"""Checking as a whole: order, choice of rules, and what a finding promises."""

from pathlib import Path

import pytest
from tests.checks.readings import read

from sayso import pipeline
from sayso.checks.catalogue import find_rule
from sayso.checks.check import apply_rules, check_reading, reading_codes
from sayso.checks.context import Context
from sayso.checks.register import find_register
from sayso.checks.selection import choose_rules
from sayso.readers.load import load
from sayso.records import Reading

EXAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "examples").iterdir()
    if path.suffix in (".txt", ".md", ".html", ".docx")
)
ALL = frozenset(reading_codes())


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.name)
def reading(request: pytest.FixtureRequest) -> Reading:
    return pipeline.read(load(str(request.param)))


def test_findings_stand_in_order_once_and_inside_the_text(reading: Reading) -> None:
    found = check_reading(reading, codes=ALL)
    places = [(each.start, each.end, each.code) for each in found]

    assert places == sorted(set(places))
    for each in found:
        assert 0 <= each.start < each.end <= len(reading.document.text)
        assert each.severity == find_rule(each.code).severity
        assert "\n" not in each.message
        for words in each.related:
            assert reading.document.text[words.start : words.end] == words.text


def test_the_same_reading_gives_the_same_findings(reading: Reading) -> None:
    assert check_reading(reading, codes=ALL) == check_reading(reading, codes=ALL)


def test_the_default_is_the_default_rules(reading: Reading) -> None:
    chosen = check_reading(reading)

    default = choose_rules().fitting(find_register(Context(reading)).name)
    assert chosen == check_reading(reading, codes=default)
    assert {each.code for each in chosen} <= default


def test_rules_do_not_touch_one_another(reading: Reading) -> None:
    context = Context(reading)
    apart = [each for code in ALL for each in apply_rules(Context(reading), {code})]

    assert sorted(apart, key=lambda each: (each.start, each.end, each.code)) == list(
        apply_rules(context, ALL)
    )


@pytest.mark.parametrize("text", ["", "# A heading", "- one\n- two", "Is it?", "“", "%", "\\", "…"])
def test_a_text_that_says_nothing_has_no_faults(text: str) -> None:
    assert check_reading(read(text, published=None), codes=ALL) == ()
