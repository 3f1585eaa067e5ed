"""``sayso weigh``: what a person gets of a case, in every format."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import sayso as library
from sayso.records.codec import decode_judgement, encode_judgement

Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples"
OUTAGE, HARBOUR = EXAMPLES / "outage.toml", EXAMPLES / "harbour.toml"


@pytest.fixture
def told(sayso: Run) -> Callable[..., str]:
    """What ``sayso weigh`` writes to standard output when all goes well."""

    def run(*arguments: str | Path) -> str:
        ran = sayso("weigh", *arguments)
        assert ran.status == 0
        assert all(line.endswith("written") for line in ran.err.splitlines())
        return str(ran.out)

    return run


def test_circular_reporting_read_naively_names_another_leader(told: Callable[..., str]) -> None:
    """The worked case: five reports are one, and taken as five they put the militia first."""
    assert "\nH2 leads: An accident with stored fertiliser." in told(HARBOUR)
    assert "\nH1 leads: The militia." in told(EXAMPLES / "harbour-naive.toml")


def test_json_is_the_public_format(told: Callable[..., str]) -> None:
    line = told(OUTAGE, "--format", "json")
    tree = json.loads(line)
    assert tree["format"] == "sayso.judgement/1"
    assert {"id", "prior", "posterior", "band", "inconsistency"} <= set(tree["hypotheses"][0])
    assert {"unit", "members", "leader_after", "posterior_after"} <= set(tree["linchpins"][0])
    assert {"id", "information_gain_bits", "leader_changes"} <= set(tree["next"][0])
    judgement = decode_judgement(line)
    assert encode_judgement(judgement).decode() + "\n" == line
    assert judgement == library.weigh(OUTAGE)


def test_text_page_and_file_say_the_same(told: Callable[..., str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert told(OUTAGE, "-o", page, "--charts", tmp_path / "new" / "charts") == ""
    html = page.read_text(encoding="utf-8")
    text = " ".join(told(OUTAGE).split())
    for part in ("H2 leads: A failed transformer.", "on trust"):
        assert part in html
        assert part in text
    for name in ("posteriors", "matrix", "breakevens", "information"):
        drawing = (tmp_path / "new" / "charts" / f"{name}.svg").read_text(encoding="utf-8")
        assert drawing in html, "a chart is the same on the page and in its file"


def test_the_same_case_prints_the_same_bytes(told: Callable[..., str]) -> None:
    once, again = (told(OUTAGE, "--format", "json", "--draws", "500") for _ in range(2))
    assert once == again
    assert once != told(OUTAGE, "--format", "json", "--draws", "500", "--seed", "1")


def test_what_if_is_compared_with_the_case_as_written(told: Callable[..., str]) -> None:
    changes = ("--without", "operator", "--if", "E3=false", "--prior", "H1=likely")
    written = told(OUTAGE, *changes)
    assert written.startswith("With operator set aside; E3 known to be false; the prior of H1 at l")
    assert "as written" in written


def test_several_files_are_several_analysts(told: Callable[..., str], tmp_path: Path) -> None:
    text = HARBOUR.read_text(encoding="utf-8")
    ana, bo = tmp_path / "ana.toml", tmp_path / "bo.toml"
    ana.write_text(text, encoding="utf-8")
    bo.write_text(text.replace('"almost certain"', '"likely"'), "utf-8")
    written = told(ana, bo, ana)
    assert "Disagreement:" in written
    assert "\npooled" in written
    assert written.count("\nana ") == 1


def test_the_classic_score_beside_says_where_and_why_it_disagrees(
    told: Callable[..., str],
) -> None:
    written = " ".join(told(HARBOUR).split())
    assert "The classic inconsistency score puts H1 first (1) and gives H2 2, for E1." in written
