"""Comments in Word files from the command: of findings, of claims; the user's own file stays."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.comments import Comment

import sayso
from sayso.errors import ConfigError

DRAFT = "Some analysts believe that the port will close. It is very likely that the lock fails."
MEMO = Path(__file__).parents[2] / "examples" / "castle-heddon-memo.docx"


def save(path: Path, *paragraphs: str) -> Path:
    word = docx.Document()
    for each in paragraphs:
        word.add_paragraph(each)
    word.save(str(path))
    return path


def comments(data: Any) -> list[Comment]:
    assert isinstance(data, bytes)
    return list(docx.Document(io.BytesIO(data)).comments)


def test_a_finding_says_its_rule_what_is_wrong_and_how_to_mend_it(tmp_path: Path) -> None:
    checked = sayso.check(save(tmp_path / "draft.docx", DRAFT), select=["S102"])
    (comment,) = comments(sayso.export(checked, "docx"))
    assert (comment.author, comment.initials) == ("Sayso", "Sa")
    first, *rest = comment.text.split("\n")
    assert first == f"S102 vague-source: {checked.findings[0].message}."
    assert rest == [checked.findings[0].remedy]
    assert comment.paragraphs[0].runs[1].bold


def test_a_claim_says_who_with_what_stance_how_surely_and_what_it_rests_on(tmp_path: Path) -> None:
    text = "The lock is old. Therefore the port will probably close, Ada Brenn said on Monday."
    reading = sayso.read(save(tmp_path / "draft.docx", text))
    told = [each.text for each in comments(sayso.export(reading, "docx"))]
    assert len(told) == len(reading.claims) == 2
    assert told[0].startswith("1. the author: assertion; no word of how sure")
    assert told[1].startswith(
        "2. Ada Brenn: forecast; “said”; “probably”, read as “probable”, 55–80%; "
    )
    assert "Rests on: “Therefore”" in told[1]


@pytest.mark.parametrize("kind", ["reading", "findings"])
def test_a_commented_draft_is_read_as_it_was_before(tmp_path: Path, kind: str) -> None:
    record = sayso.read(MEMO) if kind == "reading" else sayso.check(MEMO, select=["all"])
    reading = record if isinstance(record, sayso.Reading) else record.reading
    path = tmp_path / "reviewed.docx"
    sayso.export(record, "docx", path)
    again = sayso.read(path)
    assert (again.claims, again.inferences) == (reading.claims, reading.inferences)
    assert comments(path.read_bytes())
    before, after = zipfile.ZipFile(MEMO), zipfile.ZipFile(path)
    touched = ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
    for name in set(before.namelist()) - set(touched):
        assert before.read(name) == after.read(name)


def test_a_draft_without_findings_is_the_same_file(tmp_path: Path) -> None:
    path = save(tmp_path / "draft.docx", "The port has three cranes.")
    assert sayso.export(sayso.check(path, select=["S102"]), "docx") == path.read_bytes()


def test_the_text_of_another_file_is_put_into_a_plain_one_which_is_said(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(f"# The *port*\n\n- {DRAFT}\n\n```\n--\n```\n", encoding="utf-8")
    told: list[str] = []
    data = sayso.export(sayso.check(path, select=["S102"]), "docx", tell=told.append)
    assert told == [f"{path}: is no Word file; its text is put into one, without its layout"]
    assert len(comments(data)) == 1
    assert isinstance(data, bytes)
    word = docx.Document(io.BytesIO(data))
    assert [(each.style.name, each.text) for each in word.paragraphs if each.style] == [
        ("Heading 1", "The port"),
        ("List Bullet", DRAFT),
    ]


def test_several_drafts_do_not_go_into_one_word_file(tmp_path: Path) -> None:
    path = save(tmp_path / "draft.docx", DRAFT)
    with pytest.raises(ConfigError, match="a Word file holds one draft, and there are more"):
        sayso.export([sayso.read(path), sayso.read(path)], "docx")
