"""Comments in Word documents: at their very words, and nothing else is touched."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.readers.test_docx import save

from sayso.errors import ReadError
from sayso.readers.docx import DocxReader
from sayso.word.body import parts_of
from sayso.word.body import text_of as body_text
from sayso.word.comments import Comment, anchor
from sayso.word.file import with_comments
from sayso.word.names import W

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def text_of(data: bytes) -> str:
    return DocxReader().read(data, location="draft.docx").text


def comment_at(data: bytes, *words: str) -> bytes:
    """The document with a comment at each of the words, where they first stand."""
    text = text_of(data)
    comments = [
        Comment(start=text.index(each), end=text.index(each) + len(each), lead="X1", lines=(each,))
        for each in words
    ]
    return with_comments(data, text, comments, location="draft.docx")


def part(data: bytes, name: str) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def commented(data: bytes) -> dict[str, str]:
    """The words between the marks of each comment, by what the comment says."""
    inside: dict[str, str] = {}
    open_now: set[str] = set()
    for found in part(data, "word/document.xml").iter():
        number = found.get(f"{W}id", "")
        if found.tag == f"{W}commentRangeStart":
            open_now.add(number)
            inside[number] = ""
        elif found.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
        elif found.tag == f"{W}t":
            for each in open_now:
                inside[each] += found.text or ""
    assert not open_now
    said = part(data, "word/comments.xml").iter(f"{W}comment")
    by_id = {each.get(f"{W}id"): "".join(each.itertext(f"{W}t")) for each in said}
    referred = [
        each.get(f"{W}id") for each in part(data, "word/document.xml").iter(f"{W}commentReference")
    ]
    assert sorted(referred) == sorted(by_id)
    return {by_id[number].removeprefix("X1 "): words for number, words in inside.items()}


def unchanged_parts(before: bytes, after: bytes) -> set[str]:
    old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, after))
    assert set(old.namelist()) <= set(new.namelist())
    return {name for name in old.namelist() if old.read(name) != new.read(name)}


def draft(*paragraphs: str) -> bytes:
    word = docx.Document()
    for each in paragraphs:
        word.element.body.insert_element_before(
            parse_xml(f"<w:p {NAMESPACES}>{each}</w:p>"), "w:sectPr"
        )
    return save(word)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


PLAIN = draft(run("Some analysts believe that the port will close."))


def test_a_comment_stands_at_its_very_words() -> None:
    after = comment_at(PLAIN, "analysts believe")
    assert commented(after) == {"analysts believe": "analysts believe"}
    assert text_of(after) == text_of(PLAIN)


def test_overlapping_nested_and_equal_words_have_a_comment_each() -> None:
    words = ("Some analysts", "analysts believe", "Some analysts believe that the port", "port")
    assert commented(comment_at(PLAIN, *words)) == dict(zip(words, words, strict=True))
    twice = comment_at(PLAIN, "the port", "the port")
    assert len(part(twice, "word/comments.xml")) == 2


def test_words_over_several_runs_keep_the_type_of_each() -> None:
    data = draft(run("Some ana", "<w:b/>") + run("lysts bel", "<w:i/>") + run("ieve it."))
    after = comment_at(data, "analysts believe")
    assert commented(after) == {"analysts believe": "analysts believe"}
    kept = [
        ("".join(each.itertext(f"{W}t")), [child.tag.removeprefix(W) for child in each[0]])
        for each in part(after, "word/document.xml").iter(f"{W}r")
        if each.find(f"{W}t") is not None
    ]
    assert kept == [
        ("Some ", ["b"]),
        ("ana", ["b"]),
        ("lysts bel", ["i"]),
        ("ieve", []),
        (" it.", []),
    ]


def test_a_run_with_tabs_breaks_and_a_note_is_cut_in_the_right_place() -> None:
    data = draft(
        "<w:r><w:t>First</w:t><w:tab/><w:t>the port[3] closes,</w:t><w:br/>"
        '<w:t xml:space="preserve">then the </w:t><w:noBreakHyphen/><w:t>lock.</w:t></w:r>'
    )
    words = ("the port closes", "then the -lock")
    after = comment_at(data, *words)
    assert commented(after) == {
        "the port closes": "the port[3] closes",
        "then the -lock": "then the lock",
    }
    assert text_of(after) == text_of(data)


def test_words_in_tables_lists_and_text_boxes() -> None:
    word = docx.Document()
    word.add_paragraph("1. Ships were rare, they say.")
    table = word.add_table(2, 2)
    cells = ("Year", "Ships", "2030", "Ships were rarer than ever that year.")
    for cell, text in zip(table._cells, cells, strict=True):
        cell.text = text
    box = (
        f"<w:p {NAMESPACES}><w:r><w:t>Beside it:</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>"
        "<w:txbxContent><w:p><w:r><w:t>The lock is shut.</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>The lock is shut.</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    word.element.body.insert_element_before(parse_xml(box), "w:sectPr")
    word.add_paragraph("It opens in May.")
    data = save(word)
    words = ("rare", "Ships", "rarer than ever", "opens")
    after = comment_at(data, *words, "lock is")
    found = commented(after)
    assert {each: found[each] for each in words} == dict(zip(words, words, strict=True))
    # Where programs show no comments in boxes, it stands where the box is fastened.
    marks = list(part(after, "word/document.xml").iter(f"{W}commentRangeStart"))
    assert not any(each.xpath("ancestor::*[local-name()='txbxContent']") for each in marks)
    assert text_of(after) == text_of(data)


def test_tracked_changes_are_kept_and_are_not_ours() -> None:
    tracked = (
        run("It ")
        + f'<w:ins w:id="7" w:author="Ana">{run("probably opens")}</w:ins>'
        + '<w:del w:id="8" w:author="Ana"><w:r><w:delText>never opens</w:delText></w:r></w:del>'
        + run(" in May.")
    )
    data = draft(tracked)
    after = comment_at(data, "opens in")
    assert commented(after) == {"opens in": "opens in"}
    tree = part(after, "word/document.xml")
    assert [each.get(f"{W}author") for each in tree.iter(f"{W}ins", f"{W}del")] == ["Ana", "Ana"]
    assert not tree.xpath("//*[local-name()='ins']//*[local-name()='commentReference']")
    assert "".join(tree.itertext(f"{W}delText")) == "never opens"


def test_comments_that_stand_there_are_kept_and_new_ones_have_other_numbers() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Some analysts believe it.")
    word.add_comment(paragraph.runs, text="Who?", author="Ana")
    data = save(word)
    after = comment_at(data, "believe")
    said = part(after, "word/comments.xml")
    assert [each.get(f"{W}author") for each in said] == ["Ana", "Sayso"]
    assert len({each.get(f"{W}id") for each in said}) == 2
    assert commented(after)["Who?"] == "Some analysts believe it."
    assert commented(after)["believe"] == "believe"
    assert unchanged_parts(data, after) == {"word/document.xml", "word/comments.xml"}


def test_every_other_part_is_the_same_byte_for_byte() -> None:
    after = comment_at(PLAIN, "port")
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert unchanged_parts(PLAIN, after) == changed
    assert docx.Document(io.BytesIO(after)).comments.get(0).author == "Sayso"  # type: ignore[union-attr]
    assert comment_at(PLAIN, "port") == after
    assert with_comments(PLAIN, text_of(PLAIN), [], location="draft.docx") is PLAIN


def test_words_that_stand_nowhere_are_commented_beside_the_nearest() -> None:
    text = text_of(PLAIN)
    lost = Comment(start=len(text), end=len(text) + 4, lead="X1", lines=("lost",))
    assert commented(with_comments(PLAIN, text, [lost], location="d.docx")) == {"lost": "."}


@pytest.mark.parametrize("data", [b"PK", b"", PLAIN[:-300]])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    comment = Comment(start=0, end=1, lead="X1", lines=("a",))
    with pytest.raises(ReadError, match=r"d\.docx: is not a Word document"):
        with_comments(data, "a", [comment], location="d.docx")


@given(
    pieces=st.lists(st.text("ab .,[1]²•-", min_size=1, max_size=6), min_size=1, max_size=8),
    places=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), min_size=1, max_size=5),
)
def test_whatever_is_commented_the_text_is_the_same(
    pieces: list[str], places: list[tuple[int, int]]
) -> None:
    runs = (run("The port opens."), "".join(map(run, pieces)), run("Then it closes."))
    paragraphs = "".join(f"<w:p>{each}</w:p>" for each in runs)
    body = etree.fromstring(f"<w:body {NAMESPACES}>{paragraphs}</w:body>")
    before = [body_text(each) for each in parts_of(body)]
    text = "\n".join(before)
    comments = [
        Comment(
            start=min(start, len(text) - 1),
            end=min(start + long, len(text)),
            lead="X",
            lines=("a",),
        )
        for start, long in places
    ]
    anchor(body, text, comments, first_id=3)
    assert [body_text(each) for each in parts_of(body)] == before
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = sorted(int(each.get(f"{W}id", "")) for each in body.iter(f"{W}{name}"))
        assert numbers == list(range(3, 3 + len(comments)))
