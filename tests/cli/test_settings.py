"""Settings: where they are found, what they do, and that every mistake has its line and column."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.cli.settings import load_settings
from sayso.cli.settings_file import find_settings

Run = Callable[..., Any]

VAGUE = "Some analysts believe that the port will close.\n"
NOTE = "The port is open. [sayso: ignore S103]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft in ``drafts/``, which is the current one."""
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "a.md").write_text(f"{VAGUE}\n{NOTE}", encoding="utf-8")
    monkeypatch.chdir(drafts)
    return tmp_path


def found(sayso: Run, *options: str) -> dict[str, str]:
    ran = sayso("check", "a.md", "--format", "json", *options)
    assert ran.err == ""
    return {each["code"]: each["severity"] for each in json.loads(ran.out)["findings"]}


def test_settings_are_found_above(sayso: Run, project: Path) -> None:
    (project / "sayso.toml").write_text('select = ["X"]\n')
    assert found(sayso) == {"X901": "warning"}
    (project / "drafts" / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert "S102" not in found(sayso)
    (project / "drafts" / "pyproject.toml").write_text('[tool.sayso]\nselect = ["S102"]\n')
    assert found(sayso) == {"S102": "warning"}
    (project / "drafts" / "sayso.toml").write_text("select = []\n")
    assert found(sayso) == {}


def test_a_selection_on_the_command_line_puts_both_settings_aside(
    sayso: Run, project: Path
) -> None:
    (project / "sayso.toml").write_text('select = ["X901"]\nignore = ["S102"]\n')
    assert found(sayso) == {"X901": "warning"}
    assert found(sayso, "--select", "S102") == {"S102": "warning"}
    assert found(sayso, "--ignore", "X") == {}


def test_another_file_is_named(sayso: Run, project: Path) -> None:
    (project / "sayso.toml").write_text("select = []\n")
    (project / "other.toml").write_text('select = ["S102"]\n')
    assert found(sayso, "--config", "../other.toml") == {"S102": "warning"}


def test_severities(sayso: Run, project: Path) -> None:
    (project / "sayso.toml").write_text(
        'select = ["S102", "X901"]\n[severities]\nS = "note"\nS102 = "error"\nX = "note"\n'
    )
    assert found(sayso) == {"S102": "error", "X901": "note"}


def test_the_scale(sayso: Run, project: Path) -> None:
    (project / "sayso.toml").write_text('scale = "phia"\n')
    settings, mistakes = load_settings(project / "sayso.toml")
    assert (settings.scale, mistakes) == ("phia", ())
    assert sayso("check", "a.md").status == 1


@pytest.mark.parametrize(
    ("pattern", "silent"),
    [
        ("drafts/*", True),
        ("drafts/a.md", True),
        ("*.md", True),
        ("**/*.md", True),
        ("a.md", True),
        ("*.txt", False),
        ("final/*", False),
        ("drafts", False),
    ],
)
def test_per_path_ignores(sayso: Run, project: Path, pattern: str, silent: bool) -> None:
    (project / "sayso.toml").write_text(
        f'select = ["S102", "X901"]\n[per-path-ignores]\n"{pattern}" = ["S"]\n'
    )
    assert ("S102" not in found(sayso)) == silent
    assert "X901" in found(sayso)


MISTAKEN = """\
# a comment
selct = ["S"]
select = ["S", "S999", 5]
ignore = "S103"
scale = "icd204"

[severities]
S102 = "fatal"
Q = "note"

[per-path-ignores]
"drafts/*" = [
  "S104",
  "Q1",
]
"""
PLACES = {
    "2:1": "no setting is called 'selct'; use select",
    "3:16": "no rule has the code 'S999'; perhaps ",
    "3:1": "5 is no name of a rule; write a code in quotes",
    "4:1": "'ignore' is no list; write ignore = [",
    "5:1": "no scale is named 'icd204'; use one of icd203, ",
    "8:1": "'fatal' is no severity; use one of error, warning, note",
    "9:1": "no rules begin with 'Q'; the families are S (sourcing)",
    "14:3": "no rule has the code 'Q1'; ",
}


@pytest.mark.parametrize("name", ["sayso.toml", "pyproject.toml"])
def test_every_mistake_is_told_at_once_with_its_place(sayso: Run, project: Path, name: str) -> None:
    own = name == "sayso.toml"
    text = MISTAKEN
    if not own:
        text = text.replace("# a comment", "[tool.sayso]").replace("\n[", "\n[tool.sayso.")
    (project / name).write_text(text)
    ran = sayso("check", "a.md")
    assert (ran.status, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert len(lines) == len(PLACES)
    for line, (place, told) in zip(lines, PLACES.items(), strict=True):
        assert line.startswith(f"sayso: {project / name}:{place}: {told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("select = [\n", "sayso.toml"),
        ("select = = 3\n", "sayso.toml:1:10: is not TOML: "),
        ("\n[severities]\n[severities]\n", "is not TOML: "),
        ("severities = 3\n", "sayso.toml:1:1: 'severities' is no table"),
        ("per-path-ignores = []\n", "sayso.toml:1:1: 'per-path-ignores' is no table"),
        ('severities = { S102 = "fatal" }\n', "sayso.toml:1:16: 'fatal' is no severity"),
        ('severities = { Q1 = "note" }\n', "sayso.toml:1:16: no rule has the code 'Q1'"),
    ],
)
def test_what_is_not_understood(sayso: Run, project: Path, text: str, told: str) -> None:
    (project / "sayso.toml").write_text(text)
    ran = sayso("check", "a.md")
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert told in ran.err


def test_files_that_are_no_settings(project: Path) -> None:
    path = project / "sayso.toml"
    path.write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in str(load_settings(path)[1][0])
    assert "is a folder; name a file in it" in str(load_settings(project)[1][0])
    other = project / "drafts" / "pyproject.toml"
    other.write_text("[broken\n")
    assert find_settings(project / "drafts") == path
    other.write_text("[tool.sayso\n")
    assert find_settings(project / "drafts") == other
    other.write_text("[tool]\nsayso = 3\n")
    assert "is no table" in str(load_settings(other)[1][0])
