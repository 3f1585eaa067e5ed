"""``sayso.check``: one document or many, a path, a document or a reading."""

import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from sayso.checks.checked import Checked
from sayso.errors import ConfigError, ReadError

VAGUE = "The port is open.\n\nSome analysts believe that the port will close.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(VAGUE, encoding="utf-8")
    return path


def words(checked: Checked) -> list[str]:
    return [checked.document.text[each.start : each.end] for each in checked.findings]


def test_a_path_a_document_and_a_reading_give_the_same(draft: Path) -> None:
    from_path = sayso.check(draft, select=["S102"])
    assert words(from_path) == ["Some analysts"]
    assert sayso.check(from_path.document, select=["S102"]) == from_path
    assert sayso.check(sayso.read(draft), select=["S102"]) == from_path


def test_the_same_twice(draft: Path) -> None:
    assert sayso.check(draft, select=["all"]) == sayso.check(draft, select=["all"])


def test_findings_stand_by_place_and_quote_the_text(draft: Path) -> None:
    checked = sayso.check(draft, select=["all"])
    places = [(each.start, each.end, each.code) for each in checked.findings]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(VAGUE) for start, end, _ in places)


def test_many_come_in_order_with_what_failed_in_its_place(draft: Path) -> None:
    outcomes = list(sayso.check_all([draft, draft.with_name("gone.txt"), draft], select=["S102"]))
    assert [type(outcome) for outcome in outcomes] == [Checked, ReadError, Checked]


def test_a_name_of_no_rule_is_a_bad_call(draft: Path) -> None:
    with pytest.raises(ConfigError, match="no rule has the code 'S192'"):
        sayso.check(draft, select=["S192"])
    with pytest.raises(ConfigError):
        next(sayso.check_all([draft], ignore=["Q"]))


def test_severities_can_be_adjusted_and_codes_left_out(draft: Path) -> None:
    checked = sayso.check(draft, select=["S102"])
    (finding,) = checked.adjusted(severities={"S102": "error"}).findings
    assert finding.severity == "error"
    assert checked.adjusted(severities={}, without={"S102"}).findings == ()


def test_a_rule_that_is_not_applied_is_not_loaded() -> None:
    program = (
        "import sys; from tests.sample import reading;"
        "from sayso.checks.checked import check_draft;"
        "check_draft(reading(), codes=frozenset({'S102'}));"
        "print([name for name in sys.modules if name.startswith('sayso.checks.rules.')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ran.stdout.decode().strip() == str(
        ["sayso.checks.rules.S102_vague_source", "sayso.checks.rules.S102_vague_source.rule"]
    )


def test_reading_loads_no_rule() -> None:
    program = (
        "import sayso, sys; sayso.read_all;"
        "print([name for name in sys.modules if name.startswith('sayso.checks.')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ran.stdout.decode().strip() == "['sayso.checks.ignores']"
