"""``sayso check`` and ``sayso rule``: what they write, where, and with which exit status."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_bad_calls import check_told

from sayso.checks.catalogue import load_catalogue

Run = Callable[..., Any]

VAGUE = "Some analysts believe that the port will close.\n"
CLEAN = "The port has three cranes.\n"
NOTED = f"{VAGUE.strip()} [sayso: ignore S102 they are named in the annex]\n"
ONLY = ("--select", "S102,X")


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with three drafts in ``drafts/``."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "b.md").write_text(f"# The port\n\n{CLEAN}\n{VAGUE}", encoding="utf-8")
    (folder / "a.txt").write_text(NOTED, encoding="utf-8")
    (folder / "c.txt").write_text(f"{CLEAN}\n{VAGUE}\n{VAGUE}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_findings_by_file_and_place(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "drafts/c.txt", "drafts/a.txt", "drafts/b.md", *ONLY)
    assert (ran.status, ran.err) == (1, "")
    heads = [line.split(" ", 2)[:2] for line in ran.out.splitlines() if line.startswith("drafts/")]
    assert heads == [
        ["drafts/b.md:5:1", "S102"],
        ["drafts/c.txt:3:1", "S102"],
        ["drafts/c.txt:5:1", "S102"],
    ]
    assert "5 | Some analysts believe that the port will close.\n  | ^^^^^^^^^^^^^\n" in ran.out
    assert ran.out.endswith(
        "3 findings in 2 of 3 documents: 3 warnings; 1 more silenced by notes.\n"
    )
    assert "\x1b" not in ran.out


def test_a_folder_gives_its_drafts(sayso: Run, drafts: Path) -> None:
    assert sayso("check", "drafts", *ONLY).out == sayso(
        "check", *drafts.glob("*"), *ONLY
    ).out.replace(f"{drafts.parent}{os.sep}", "")


def test_a_clean_draft(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "drafts/a.txt", *ONLY)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "No findings in 1 document; 1 more silenced by notes.\n"


def test_exit_zero(sayso: Run, drafts: Path) -> None:
    assert sayso("check", "drafts", *ONLY, "--exit-zero").status == 0
    assert sayso("check", "drafts", "gone.txt", *ONLY, "--exit-zero").status == 3


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(sayso: Run, drafts: Path) -> None:
    (drafts / "d.txt").write_bytes(b"\x00\x01\x02" * 100)
    ran = sayso("check", "drafts", "gone.txt", *ONLY)
    assert ran.status == 3
    assert ran.err.splitlines()[-1] == "sayso: 2 of 5 documents could not be read"
    assert "drafts/d.txt: holds binary data" in ran.err
    assert "gone.txt: does not exist" in ran.err
    assert sum(":1 S102 " in line for line in ran.out.splitlines()) == 3


def test_clean_but_for_what_could_not_be_read_is_3(sayso: Run, drafts: Path) -> None:
    assert sayso("check", "drafts/a.txt", "gone.txt", *ONLY).status == 3
    ran = sayso("check", "gone.txt")
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.html", "<!"),
        ("x.json", '{"format":"sayso.findings/1"'),
        ("x.sarif", "{"),
        ("x.txt", "d"),
    ],
)
def test_the_ending_sets_the_format(sayso: Run, drafts: Path, name: str, begins: str) -> None:
    ran = sayso("check", "drafts", "-o", name, *ONLY)
    told = f"sayso: {name}: written, 3 findings in 3 documents\n"
    assert (ran.status, ran.out, ran.err) == (1, "", told)
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_json_is_a_line_a_document(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "drafts", "--format", "json", *ONLY)
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [len(line["findings"]) for line in lines] == [0, 1, 2]
    assert [len(line["silenced"]) for line in lines] == [1, 0, 0]
    assert lines[1]["findings"][0]["text"] == "Some analysts"


def test_github_annotates(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "drafts/b.md", "--format", "github", *ONLY)
    assert ran.out.startswith("::warning file=drafts/b.md,line=5,endLine=5,col=1,endColumn=14,")


def test_statistics_and_explain(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "drafts", "--statistics", *ONLY)
    assert ran.out.splitlines()[0] == "     3  S102  vague-source"
    assert "ey judgements" in sayso("check", "drafts/b.md", "--explain", *ONLY).out


def test_select_and_ignore(sayso: Run, drafts: Path) -> None:
    def found(*options: str) -> set[str]:
        ran = sayso("check", "drafts/b.md", "--format", "json", *options)
        return {finding["code"] for finding in json.loads(ran.out)["findings"]}

    assert "S102" in found()
    assert found("--select", "S102") == {"S102"}
    assert "S102" not in found("--ignore", "S102")
    assert found("--select", "S", "--ignore", "S1") == set()
    assert found("--select", "S102,F", "--ignore", "S") >= {"S102"}


def test_published_reaches_the_document(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "drafts/b.md", "--format", "json", "--published", "2021-08-29")
    assert json.loads(ran.out)["document"]["published"] == "2021-08-29"


def test_html_holds_the_finding_in_the_margin(sayso: Run, drafts: Path) -> None:
    page = sayso("check", "drafts/b.md", "--format", "html", *ONLY).out
    assert '<li class="note finding is-warning' in page
    assert page.count('data-finding="1"') == 1


def test_a_word_document_names_paragraphs(sayso: Run, drafts: Path) -> None:
    memo = Path(__file__).parents[2] / "examples" / "castle-heddon-memo.docx"
    ran = sayso("check", memo, "--select", "S102")
    assert ran.status == 1
    assert f"{memo}:19:1 (paragraph 11) S102 “Diplomats in Corrin”" in ran.out
    assert "count in its text as Sayso reads it, not in the file" in ran.out


def test_bad_calls(sayso: Run, drafts: Path) -> None:
    check_told(sayso("check"), "no document is named")
    check_told(sayso("check", "drafts", "--select", "S102,Q9"), "--select: no rule has the code")
    check_told(sayso("check", "drafts", "--ignore", "Q"), "--ignore: no rules begin with 'Q'")
    check_told(
        sayso("check", "drafts", "--format", "yaml"), "of findings is called 'yaml'; known: "
    )
    check_told(sayso("check", "drafts", "-o", "x.docs"), "has the ending '.docs'")
    check_told(sayso("check", "drafts", "-o", "x"), "has no ending")
    check_told(sayso("check", "drafts", "--scale", "icd204"), "icd204", "icd203")
    check_told(sayso("check", "drafts", "--published", "soon"), "'soon' is no date")
    check_told(sayso("check", "drafts", "--statistics", "--format", "json"), "text format alone")
    check_told(
        sayso("check", "drafts", "--config", "gone.toml"),
        "gone.toml: does not exist; check the path",
    )
    check_told(
        sayso("check", "drafts/b.md", "-o", "drafts/b.md", "--format", "json"), "overwritten"
    )


def test_colour_on_a_terminal_alone(
    sayso: Run, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.cli.output import Output

    monkeypatch.setattr(Output, "on_terminal", True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;38;5;130mS102\x1b[0m" in sayso("check", "drafts/b.md", *ONLY).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in sayso("check", "drafts/b.md", *ONLY).out


def test_a_rule_is_explained(sayso: Run) -> None:
    ran = sayso("rule", "s102")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("S102 vague-source\nsourcing; warning; on by default\n")
    for title in ("Why it matters", "What to do", "It finds something in", "Source"):
        assert f"\n{title}\n" in ran.out


def test_all_rules_are_listed(sayso: Run) -> None:
    out = sayso("rule").out
    assert all(f"  {rule.code}  {rule.name}" in out for rule in load_catalogue())


def test_an_unknown_rule(sayso: Run) -> None:
    check_told(sayso("rule", "S192"), "no rule has the code 'S192'; perhaps S1")
