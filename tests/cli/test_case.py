"""``sayso case``: a template, a check, a matrix become a case."""

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CASES = sorted({*EXAMPLES.glob("*.toml")} - {EXAMPLES / "forecasts.toml"})
PAGE = ROOT / "docs" / "how-to" / "weigh-a-case.md"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_example_is_a_case(sayso: Run, path: Path) -> None:
    ran = sayso("case", "check", path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{path}: ")
    assert ran.out.endswith(" reports: no mistakes\n")


def test_a_new_case_can_be_checked_and_weighed(sayso: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    ran = sayso("case", "new", path)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"sayso: {path}: written; fill it in, then: sayso case check {path}\n"
    assert "no mistakes" in sayso("case", "check", path).out
    assert "H1 leads" in sayso("weigh", path, "--draws", "200").out


def test_a_matrix_becomes_a_case(sayso: Run, tmp_path: Path) -> None:
    matrix, made = tmp_path / "m.csv", tmp_path / "m.toml"
    matrix.write_text("Evidence,A,B\nSeen,CC,II\nHeard,I,C\n", encoding="utf-8")
    ran = sayso("case", "import", matrix, "-o", made)
    assert (ran.status, ran.out) == (0, "")
    assert "H1 leads: A." in sayso("weigh", made).out
    assert sayso("case", "import", matrix).out == made.read_text(encoding="utf-8")


def test_the_group_alone_shows_what_there_is(sayso: Run) -> None:
    for call in (("case",), ("case", "--help")):
        ran = sayso(*call)
        assert (ran.status, ran.err) == (0, "")
        for name in ("new", "check", "import"):
            assert f"\n  {name} " in ran.out


def test_a_name_cannot_reach_the_terminal(sayso: Run, tmp_path: Path) -> None:
    path = tmp_path / "red\x1b[31m.toml"
    path.write_text((EXAMPLES / "harbour.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert "\x1b" not in sayso("case", "check", path).out


def test_the_commands_of_the_page_on_weighing_run_in_their_order(
    sayso: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    (matrix,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    template = files("sayso.cases").joinpath("template.toml").read_text(encoding="utf-8")
    for name, text in (("matrix.csv", matrix), ("ana.toml", template), ("bo.toml", template)):
        Path(name).write_text(text, encoding="utf-8")
    commands = re.findall(r"^sayso (.+)$", page, re.MULTILINE)
    assert len(commands) == 9
    for command in commands:
        assert sayso(*command.split()).status == 0, command
