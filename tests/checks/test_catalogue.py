"""The catalogue: every rule has its texts, and its two examples show what it finds."""

import pytest

from sayso import pipeline
from sayso.checks.catalogue import Rule, families, find_rule, load_catalogue
from sayso.checks.check import check_reading, reading_codes
from sayso.errors import ConfigError
from sayso.readers.markdown import MarkdownReader
from sayso.records import Reading

CHECKING = [rule for rule in load_catalogue() if rule.code in reading_codes()]


def read(text: str) -> Reading:
    document = MarkdownReader().read(text.encode(), location="example.md")
    return pipeline.read(document)


@pytest.mark.parametrize("rule", CHECKING, ids=lambda rule: rule.code)
def test_the_bad_example_has_the_fault(rule: Rule) -> None:
    found = check_reading(read(rule.bad), codes=frozenset({rule.code}))

    assert [finding.code for finding in found] == [rule.code]
    assert "{" not in found[0].message
    assert found[0].severity == rule.severity


@pytest.mark.parametrize("rule", CHECKING, ids=lambda rule: rule.code)
def test_the_good_example_has_it_not(rule: Rule) -> None:
    assert check_reading(read(rule.good), codes=frozenset({rule.code})) == ()


@pytest.mark.parametrize("rule", load_catalogue(), ids=lambda rule: rule.code)
def test_every_text_is_there(rule: Rule) -> None:
    for text in (rule.message, rule.reason, rule.remedy, rule.reference, rule.bad, rule.good):
        assert len(text.strip()) > 10
    assert "to come" not in rule.remedy
    assert rule.code[0] in families()
    assert rule.message[-1] != "."
    assert len(rule.message) < 100


def test_every_rule_is_in_the_catalogue_and_every_name_is_its_own() -> None:
    codes = [rule.code for rule in load_catalogue()]

    assert set(reading_codes()) <= set(codes)
    assert codes == sorted(codes)
    assert len({rule.name for rule in load_catalogue()}) == len(codes)


def test_a_rule_is_found_in_either_case() -> None:
    assert find_rule(" s102 ").name == "vague-source"


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [("S10", "S10"), ("vague source", "S102"), ("c2o4", "C20"), ("$$$", "the codes run from")],
)
def test_an_unknown_code_is_told_with_its_neighbours(wrong: str, advice: str) -> None:
    with pytest.raises(ConfigError, match="no rule has the code") as caught:
        find_rule(wrong)

    assert advice in caught.value.remedy


def test_a_code_that_no_rule_has_is_refused() -> None:
    with pytest.raises(ConfigError):
        check_reading(read("Nothing is wrong here."), codes=frozenset({"S102", "Z9"}))
