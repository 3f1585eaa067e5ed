"""Notes that silence a rule: where they hold, and what is said of those that do nothing."""

from collections.abc import Callable

import pytest

import sayso
from sayso.checks.checked import Checked, check_draft
from sayso.checks.ignores import find_ignores, with_notes, without_notes
from sayso.readers.markdown import MarkdownReader
from sayso.readers.text import TextReader
from sayso.records import Document

Reader = Callable[[str], Document]

VAGUE = "Some analysts believe that the port will close."
SURE = "The port has three cranes."


def markdown(text: str) -> Document:
    return MarkdownReader().read(text.encode(), location="draft.md")


def plain(text: str) -> Document:
    return TextReader().read(text.encode(), location="draft.txt")


def check(document: Document, *codes: str) -> Checked:
    return sayso.check(document, select=codes or ("S102", "X"))


def codes(checked: Checked) -> list[str]:
    return [finding.code for finding in checked.findings]


def test_the_fault_is_found_without_a_note() -> None:
    assert codes(check(markdown(f"{VAGUE}\n"))) == ["S102"]


@pytest.mark.parametrize(
    "text",
    [
        f"{VAGUE} <!-- sayso: ignore S102 named in the annex -->",
        f"<!-- sayso: ignore S102 named in the annex -->\n\n{VAGUE}",
        f"<!-- sayso: ignore S102 named in the annex -->\n{VAGUE}",
        f"{SURE} <!--sayso:ignore S102 named in the annex--> {VAGUE}",
        f"[sayso: ignore S102 named in the annex]\n\nA heading\n=========\n\n{VAGUE}",
        f"{VAGUE} [Sayso: Ignore s102: named in the annex]",
        f"{VAGUE} [sayso: ignore C201, S102 – named\nin the annex]",
        "Some analysts [sayso: ignore S102 named in the annex] believe that the port will close.",
        f"<!-- sayso: ignore S102\nnamed in the annex -->\n[sayso: ignore S102 x]\n\n{VAGUE}",
        f"- {VAGUE} [sayso: ignore S102 named in the annex]\n- {SURE}",
    ],
)
@pytest.mark.parametrize("reader", [markdown, plain])
def test_a_note_silences_its_paragraph_or_the_next(reader: Reader, text: str) -> None:
    checked = check(reader(f"{text}\n"), "S102")
    assert codes(checked) == []
    (silenced,) = checked.silenced
    assert (silenced.finding.code, silenced.reason) == ("S102", "named in the annex")


@pytest.mark.parametrize(
    "text",
    [
        f"{SURE} [sayso: ignore S102 named in the annex]\n\n{VAGUE}\n",
        f"[sayso: ignore S102 named in the annex]\n\n{SURE}\n\n{VAGUE}\n",
        f"{VAGUE}\n\n[sayso: ignore S102 named in the annex]\n\n{SURE}\n",
        f"{VAGUE}\n\n[sayso: ignore S102 named in the annex]\n",
        f"{VAGUE} [sayso: ignore S103 named in the annex]\n",
    ],
)
def test_a_note_silences_nothing_else_and_that_is_told(text: str) -> None:
    assert sorted(codes(check(markdown(text), "S102", "S103", "X"))) == ["S102", "X902"]


def test_a_note_without_a_reason_silences_and_is_told() -> None:
    checked = check(markdown(f"{VAGUE} [sayso: ignore S102]\n"))
    assert codes(checked) == ["X901"]
    (finding,) = checked.findings
    assert checked.document.text[finding.start : finding.end] == "[sayso: ignore S102]"
    assert "S102" in finding.message


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("[sayso: ignore all of this]", "no rule is named"),
        ("[sayso: ignor S102 a reason]", "no rule is named"),
        ("<!-- sayso: -->", "no rule is named"),
        ("[sayso: ignore S192 a reason]", "no rule has the code 'S192'; perhaps S1"),
    ],
)
def test_a_note_that_is_not_understood_is_told(note: str, told: str) -> None:
    checked = check(markdown(f"{SURE} {note}\n"))
    assert codes(checked) == ["X903"]
    assert told in checked.findings[0].message


def test_a_rule_that_was_not_applied_may_yet_have_something_to_silence() -> None:
    text = f"{SURE} [sayso: ignore S102 named in the annex]\n"
    assert codes(check(markdown(text), "S103", "X")) == []
    assert codes(check(markdown(text), "S102", "X")) == ["X902"]


def test_a_word_that_looks_like_a_code_is_part_of_the_reason() -> None:
    (note,) = find_ignores(markdown("x [sayso: ignore S102 A320 crash: the source asked us]\n"))
    assert (note.codes, note.reason) == (("S102",), "A320 crash: the source asked us")


@pytest.mark.parametrize(
    "text",
    [
        "Write `<!-- sayso: ignore S102 why -->` in the draft.\n",
        "```\n<!-- sayso: ignore S102 why -->\n```\n\nThe port is open.\n",
        "Sayso: ignore S102 is what the note says.\n",
        "<!-- sayso: ignore S102, and never closed\n",
    ],
)
def test_what_is_no_note(text: str) -> None:
    assert find_ignores(markdown(text)) == ()


@pytest.mark.parametrize("reader", [markdown, plain])
def test_the_words_of_a_note_are_no_claims(reader: Reader) -> None:
    note = "[sayso: ignore S102 the minister said that the port will close in June]"
    bare = sayso.read(reader(f"The port is open.\n\n{SURE} {' ' * len(note)}\n"))
    noted = sayso.read(reader(f"The port is open.\n\n{SURE} {note}\n"))
    assert [(c.start, c.end, c.text) for c in noted.claims] == [
        (c.start, c.end, c.text) for c in bare.claims
    ]
    assert note in noted.document.text


def test_the_quote_of_a_claim_around_a_note_is_the_documents() -> None:
    text = "The minister [sayso: ignore S104 she is known here] closed the port in June.\n"
    reading = sayso.read(plain(text))
    assert reading.claims
    for claim in reading.claims:
        assert claim.text == reading.document.text[claim.start : claim.end]


def test_a_title_is_no_note() -> None:
    document = plain("[sayso: ignore S102 named]\n\nThe port of Olmaren\n\n" + f"{VAGUE}\n" * 3)
    bare = without_notes(document, find_ignores(document))
    assert "sayso" not in (bare.title or "")
    assert len(bare.text) == len(document.text)


def test_a_document_without_notes_is_left_alone() -> None:
    document = markdown(f"{VAGUE}\n")
    assert without_notes(document, ()) is document
    reading = sayso.read(document)
    assert with_notes(reading, document) == reading


def test_notes_hold_in_a_reading_that_was_kept() -> None:
    reading = sayso.read(markdown(f"{VAGUE} [sayso: ignore S102 named in the annex]\n"))
    assert codes(check_draft(reading, codes=frozenset({"S102", "X901", "X902"}))) == []


def test_many_open_notes_cost_no_more_than_the_text_is_long() -> None:
    text = "<!-- sayso: ignore S102 " * 20_000
    assert find_ignores(Document(id="x", text=text, blocks=())) == ()
