"""``sayso link``: what a person gets of many documents, and of those that cannot be read."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
NOTES = Path(__file__).parents[2] / "examples" / "harbour-notes"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the seven notes in it, where the command is called."""
    shutil.copytree(NOTES, tmp_path / "notes")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_dossier_in_the_terminal(sayso: Run, folder: Path) -> None:
    ran = sayso("link", "notes")
    assert (ran.status, ran.err) == (0, "")
    sections = [line for line in ran.out.splitlines() if line and line == line.upper()]
    assert [line for line in sections if line[0].isalpha()][:6] == [
        "DOCUMENTS",
        "HOW MUCH IS ONE VOICE",
        "DISPUTED",
        "UPDATED",
        "LOST ON THE WAY",
        "CLAIMS TOLD MORE THAN ONCE, AND WHO HAS THEM FROM WHOM",
    ]
    assert "4 of 7 documents carry another’s text." in ran.out
    assert "5 tellings, 1 origin\n" in " ".join(ran.out.split()).replace("origin ", "origin\n")
    assert "\x1b" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_readings_made_before_give_the_same_as_their_documents(sayso: Run, folder: Path) -> None:
    (folder / "readings.jsonl").write_text(sayso("read", "notes", "--format", "json").out)
    of_readings = sayso("link", "readings.jsonl", "--format", "json")
    of_documents = sayso("link", "notes", "--format", "json")
    assert of_readings.out == of_documents.out
    parts = [json.loads(line)["part"] for line in of_readings.out.splitlines()]
    assert parts[0] == "story"
    assert parts[-1] == "summary"
    assert parts == sorted(parts, key=["story", "entity", "track", "summary"].index)


def test_readings_and_documents_may_be_mixed(sayso: Run, folder: Path) -> None:
    one, *rest = sorted(Path("notes").iterdir())
    (folder / "r.json").write_text(sayso("read", one, "--format", "json").out)
    mixed = sayso("link", *rest, "r.json", "--format", "json")
    assert mixed.out == sayso("link", "notes", "--format", "json").out


def test_jobs_change_nothing(sayso: Run, folder: Path) -> None:
    call = ("link", *sorted(Path("notes").iterdir())[:3], "--format", "json")
    one, two = sayso(*call), sayso(*call, "--jobs", "2")
    assert (one.status, one.out, one.err) == (two.status, two.out, two.err)


def test_a_draft_passes_the_check_and_is_never_written_over(sayso: Run, folder: Path) -> None:
    ran = sayso("link", "notes", "--draft", "case.toml")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "sayso: case.toml: written; fill it in, then: sayso case check case.toml\n"
    assert sayso("case", "check", "case.toml").out.endswith(": no mistakes\n")
    again = sayso("link", "notes", "--draft", "case.toml")
    assert again.status == 2
    assert "case.toml: is there already; name a file that is not" in again.err


def test_the_ending_sets_the_format(sayso: Run, folder: Path) -> None:
    assert sayso("link", "notes", "-o", "d.csv").out == ""
    head, *rows = (folder / "d.csv").read_text().splitlines()
    assert head.startswith("story,group,claim,document,publisher,published")
    assert len(rows) == 23
    assert sayso("link", "notes", "-o", "d.xyz").status == 2
    assert not (folder / "d.xyz").exists()


def test_lines_that_are_no_readings_are_told_by_number(sayso: Run, folder: Path) -> None:
    lines = sayso("read", "notes", "--format", "json").out.splitlines()
    spoilt = ["{not json", '{"format": "sayso.findings/1"}', '{"format": "sayso.reading/1"}', "[1]"]
    (folder / "r.jsonl").write_text("\n".join([lines[0], spoilt[0], "", *lines[1:], *spoilt[1:]]))
    ran = sayso("link", "r.jsonl", "--format", "json")
    assert ran.status == 3
    told = ran.err.splitlines()
    assert told[0].startswith("sayso: r.jsonl:2: is no JSON object; make the line anew")
    assert "r.jsonl:10: its format is 'sayso.findings/1', not 'sayso.reading/1'" in told[1]
    assert "r.jsonl:11: is no whole reading" in told[2]
    assert "r.jsonl:12: is no JSON object" in told[3]
    assert told[4] == "sayso: 4 of 11 documents could not be read"
    summary = json.loads(ran.out.splitlines()[-1])
    assert summary["documents"] == 7
    assert [one["what"] for one in summary["left_out"]] == [
        f"r.jsonl:{number}" for number in (10, 11, 12, 2)
    ]


def test_of_a_folder_half_of_which_cannot_be_read_the_rest_is_linked(
    sayso: Run, folder: Path
) -> None:
    for number in range(7):
        (folder / "notes" / f"bad{number}.pdf").write_bytes(b"no PDF")
    ran = sayso("link", "notes")
    assert ran.status == 3
    assert ran.err.splitlines()[-1] == "sayso: 7 of 14 documents could not be read"
    assert "LEFT OUT" in ran.out
    assert "bad6.pdf" in ran.out


def test_a_document_given_twice_counts_once_and_is_told(sayso: Run, folder: Path) -> None:
    shutil.copy("notes/01-selene-wire.md", "notes/again.md")
    ran = sayso("link", "notes")
    assert (ran.status, ran.out) == (0, sayso("link", NOTES).out)
    assert ran.err == "sayso: 1 document was given more than once and counts once\n"
    assert sayso("link", "notes", "--quiet").err == ""


def test_two_versions_by_one_publisher_are_told_apart(sayso: Run, folder: Path) -> None:
    wire = (folder / "notes" / "01-selene-wire.md").read_text()
    (folder / "first.md").write_text(wire)
    (folder / "later.md").write_text(wire.replace("at least 14", "at least 15"))
    ran = " ".join(sayso("link", "first.md", "later.md").out.split())
    assert "Selene Wire, 2 March 2026 (first.md) and Selene Wire, 2 March 2026 (later.md)" in ran


def test_what_a_publisher_says_in_its_own_document_names_it_once(sayso: Run, folder: Path) -> None:
    ran = " ".join(sayso("link", "notes").out.split())
    assert "17: Ministry of the Interior, 4 March 2026 and Quay Nine blog" in ran
    assert "Ministry of the Interior, 4 March 2026; denies it; “fertiliser" in ran


def test_a_long_list_of_what_is_left_out_is_cut_unless_all_is_asked_for(
    sayso: Run, folder: Path
) -> None:
    for number in range(12):
        (folder / "notes" / f"old{number:02}.md").write_text(
            f"---\ndate: 2020-01-01\n---\n\nThe ferry {number} sank off Tarn on Monday.\n"
        )
    call = ("link", "notes", "--from", "2026-01-01")
    assert "… and 4 more left out: --all" in sayso(*call).out
    assert sayso(*call, "--all").out.count("it was published on 2020-01-01") == 12


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "link: no document is named"),
        (["nowhere"], "nowhere: does not exist"),
        (["notes", "--store", "case.db"], "--store goes without documents"),
        (["notes", "--case", "main"], "--case goes with --store"),
        (["notes", "--from", "soon"], "--from: 'soon' is no date"),
        (["notes", "--until", "soon"], "--until: 'soon' is no date"),
        (["notes", "--from", "2026-04-01", "--until", "2026-03-01"], "is after --until 2026-03-01"),
        (["notes", "--format", "html5"], "no format of dossiers is called 'html5'"),
        (["notes", "--days", "-1"], "-1 is not in the range"),
        (["empty.jsonl"], "there is nothing to link"),
        (["notes/01-selene-wire.md", "--draft", "x.toml"], "no claim is told by two documents"),
    ],
)
def test_bad_calls_are_one_line(sayso: Run, folder: Path, arguments: list[str], told: str) -> None:
    (folder / "empty.jsonl").write_text("\n")
    ran = sayso("link", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_store_is_linked_as_its_documents_are(sayso: Run, folder: Path) -> None:
    files = sorted(Path("notes").iterdir())[:2]
    assert sayso("add", "case.db", *files, "-q").status == 0
    of_store = json.loads(
        sayso("link", "--store", "case.db", "--format", "json").out.splitlines()[0]
    )
    of_files = json.loads(sayso("link", *files, "--format", "json").out.splitlines()[0])
    assert of_store["groups"] == of_files["groups"]
    assert of_store["groups"]


def test_words_narrow_what_is_shown(sayso: Run, folder: Path) -> None:
    out = sayso("link", "notes", "--about", "boat").out
    assert "A militia boat" in out
    assert "fertiliser" not in out.split("LEFT OUT")[0].split("HOW MUCH")[1].split("CLAIMS")[1]
    assert "they are not about “boat”" in out


def test_a_story_of_notes_without_title_is_called_by_their_file(sayso: Run, folder: Path) -> None:
    for name, who in (("a", "the ministry"), ("b", "engineers")):
        (folder / f"{name}.txt").write_text(f"The Osk dam burst on Monday, {who} said.\n")
    ran = sayso("link", "a.txt", "b.txt")
    assert re.search(r"^1  [ab]\.txt$", ran.out, re.MULTILINE)
