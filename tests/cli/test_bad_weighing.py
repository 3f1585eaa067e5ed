"""Bad calls of ``sayso weigh`` and ``sayso case``: one line each, status 2, nothing half done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_bad_calls import check_told

Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples"
OUTAGE = EXAMPLES / "outage.toml"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--without", "nobody"], "nothing in the case has the id 'nobody'; name a source"),
        (["--if", "E3=perhaps"], "--if: 'E3=perhaps' says nothing; write ITEM=true or ITEM=false"),
        (["--if", "E9=true"], "no evidence has the id 'E9'; known: E1"),
        (["--prior", "H1"], "--prior: 'H1' says nothing; write HYPOTHESIS=0.3"),
        (["--prior", "H1=2"], "2 is outside [0, 1]"),
        (["--prior", "H1=nan"], "nan is outside [0, 1]"),
        (["--prior", "H1=mabye"], "no word of any scale; those of ICD 203: almost certain"),
        (["--draws", "99"], "--draws"),
        (["--seconds", "nan"], "--seconds: nan is no time"),
        (["--format", "yaml"], "'yaml'"),
        (["-o", "x.docs"], "has the ending '.docs'"),
        (["-o", "/nowhere/x.html"], "its folder does not exist"),
    ],
)
def test_a_bad_call_of_weigh(sayso: Run, arguments: list[str], message: str) -> None:
    check_told(sayso("weigh", OUTAGE, *arguments), message)


def test_no_case_is_named(sayso: Run) -> None:
    check_told(sayso("weigh"), "no case is named; name a case file")
    check_told(sayso("case", "check"), "no case is named; name one or more")


def test_a_case_that_is_not_there(sayso: Run, tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"
    for call in (("weigh",), ("case", "check"), ("case", "import")):
        check_told(sayso(*call, missing), "none.toml: does not exist; check the path")


def test_mistakes_are_told_a_line_each_with_their_place(sayso: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('question = "?"\ncolour = 1\n', encoding="utf-8")
    page = tmp_path / "page.html"
    for call in (("case", "check", path), ("weigh", path, "-o", page), ("weigh", OUTAGE, path)):
        ran = sayso(*call)
        assert (ran.status, ran.out) == (2, "")
        first, second = ran.err.splitlines()
        assert first.startswith(f"sayso: {path}:1:1: the case has no hypothesis")
        assert second.startswith(f"sayso: {path}:2:1: 'colour' has no meaning here")
    assert not page.exists()


def test_a_case_is_never_written_over(sayso: Run, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    text = OUTAGE.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    matrix = tmp_path / "m.csv"
    matrix.write_text("Evidence,A,B\nSeen,CC,II\n", encoding="utf-8")
    check_told(sayso("case", "new", path), "is there already; name a file that is not")
    check_told(sayso("case", "import", matrix, "-o", path), "is there already")
    check_told(sayso("weigh", path, "--format", "text", "-o", path), "would be overwritten")
    assert path.read_text(encoding="utf-8") == text


def test_a_matrix_that_is_none(sayso: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("nothing\n", encoding="utf-8")
    made = tmp_path / "made.toml"
    check_told(sayso("case", "import", path, "-o", made), "m.csv")
    assert not made.exists()


def test_cases_of_other_hypotheses_are_not_pooled(sayso: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    hypotheses = "".join(f'[[hypothesis]]\nid = "{name}"\n' for name in "AB")
    other.write_text(f'question = "?"\n{hypotheses}', encoding="utf-8")
    check_told(
        sayso("weigh", OUTAGE, other, "--draws", "100"), "give all files the same hypotheses"
    )


def test_charts_need_a_folder(sayso: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    page = tmp_path / "page.html"
    ran = sayso("weigh", OUTAGE, "--draws", "100", "--charts", tmp_path / "file", "-o", page)
    check_told(ran, f"{tmp_path / 'file'}: File exists")
    assert not page.exists()
