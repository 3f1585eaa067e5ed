"""``sayso score CASE``: a weighed case whose truth is known, looked back on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Ran

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "examples" / "harbour.toml"
ACCIDENT, MILITIA = "H2", "H1"
Run = Callable[..., Ran]


@pytest.fixture
def case_of(tmp_path: Path) -> Callable[[str], str]:
    """Writes the example with a truth; the name of the file."""

    def write(hypothesis: str) -> str:
        path = tmp_path / f"{hypothesis}.toml"
        boat = str(hypothesis == MILITIA).lower()
        truth = (
            f'\n[truth]\nhypothesis = "{hypothesis}"\nknown = 2026-06-12\n'
            f"items = {{ E1 = {boat} }}\n"
        )
        path.write_text(HARBOUR.read_text(encoding="utf-8") + truth, encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize(
    ("hypothesis", "led", "boat", "inspector"),
    [(ACCIDENT, "which led", "−0.14", "+0.25"), (MILITIA, "and H2 led", "+", "−")],
)
def test_what_misled_under_one_truth_helped_under_the_other(
    sayso: Run, case_of: Callable[[str], str], hypothesis: str, led: str, boat: str, inspector: str
) -> None:
    told = sayso("score", case_of(hypothesis)).out
    assert f"It was {hypothesis}, " in told
    assert led in told
    lines = told.splitlines()
    assert f" {boat}" in next(one for one in lines if one.startswith("E1 A militia boat"))
    assert f" {inspector}" in next(one for one in lines if one.startswith("inspector Former"))


def test_it_is_a_page_charts_and_json_as_well(
    sayso: Run, case_of: Callable[[str], str], tmp_path: Path
) -> None:
    case, page, charts = case_of(ACCIDENT), tmp_path / "back.html", tmp_path / "charts"
    assert sayso("score", case, "-o", str(page), "--charts", str(charts)).status == 0
    assert "What misled, and what helped" in page.read_text(encoding="utf-8")
    assert sorted(one.name for one in charts.iterdir()) == [
        "groups-of-copies.svg",
        "items.svg",
        "reports.svg",
        "sources.svg",
    ]
    schema = ROOT / "docs" / "reference" / "postmortem.schema.json"
    line = sayso("score", case, "--format", "json").out
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(json.loads(line))


def test_its_judgement_goes_into_a_ledger_once(
    sayso: Run, case_of: Callable[[str], str], tmp_path: Path
) -> None:
    ledger = tmp_path / "f.toml"
    ledger.write_text("", encoding="utf-8")
    case = case_of(ACCIDENT)
    assert sayso("score", case, "--to", str(ledger)).status == 0
    assert 'source = "this case"' in ledger.read_text(encoding="utf-8")
    assert sayso("ledger", "check", str(ledger)).status == 0
    again = sayso("score", case, "--to", str(ledger))
    assert again.status == 2
    assert "the ledger asks this already" in again.err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--against", "half"], "--against goes with a ledger, not with a case file"),
        (["--two-readers"], "--two-readers goes with a ledger, not with a case file"),
        (["--format", "csv"], "no format of post-mortems is called 'csv'; known: html, json, text"),
    ],
)
def test_what_goes_with_a_ledger_is_refused_in_one_line(
    sayso: Run, case_of: Callable[[str], str], arguments: list[str], line: str
) -> None:
    ran = sayso("score", case_of(ACCIDENT), *arguments)
    assert (ran.status, ran.err) == (2, f"sayso: {line}\n")


def test_a_case_that_tells_no_truth_is_told_what_to_write(sayso: Run) -> None:
    ran = sayso("score", str(HARBOUR))
    assert ran.status == 2
    assert "the case does not say what was true; write [truth] and hypothesis = " in ran.err


def test_the_truth_of_a_case_goes_into_a_store_and_out(
    sayso: Run, case_of: Callable[[str], str], tmp_path: Path
) -> None:
    store, out = str(tmp_path / "case.db"), tmp_path / "out.toml"
    assert "decisions 1 and 2" in sayso("case", "import", store, case_of(ACCIDENT)).err
    assert "is what it holds already" in sayso("case", "import", store, case_of(ACCIDENT)).err
    assert "is decision 3" in sayso("case", "import", store, case_of(MILITIA)).err
    assert sayso("case", "export", store, str(out)).status == 0
    assert "It was H1, " in sayso("score", str(out)).out
    assert sayso("verify", store).status == 0
