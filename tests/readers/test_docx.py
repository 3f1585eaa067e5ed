"""Word documents: the body's text by its styles."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from tests.readers.layouts import check_document, shapes

from sayso.errors import ReadError
from sayso.readers.docx import DocxReader
from sayso.records import Document


def read(data: bytes) -> Document:
    document = DocxReader().read(data, location="memo.docx")
    check_document(document)
    return document


def save(word: Any) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def memo() -> Any:
    word = docx.Document()
    word.add_heading("Ice in the strait", 0)
    word.add_paragraph("By Mira Dool")
    word.add_heading("Findings", 1)
    word.add_paragraph("The harbour will probably stay closed.")
    word.add_paragraph("a new quay;", style="List Bullet")
    word.add_paragraph("a crane", style="List Bullet 2")
    word.add_paragraph("two tugs.", style="List Number")
    word.add_paragraph("We leave.", style="Intense Quote")
    word.add_paragraph("The roads of Tarsk", style="Caption")
    word.add_paragraph().add_run("Outlook").bold = True
    table = word.add_table(2, 2)
    for cell, text in zip(
        table._cells,
        ("Year", "Ships", "2030", "Ships were rarer than ever that year."),
        strict=True,
    ):
        cell.text = text
    word.add_paragraph("• a typed bullet")
    word.add_paragraph("It opens in May.")
    return word


def test_styles_make_blocks() -> None:
    document = read(save(memo()))
    assert shapes(document) == [
        ("heading 1", "Ice in the strait"),
        ("heading 2", "By Mira Dool"),
        ("heading 1", "Findings"),
        ("paragraph", "The harbour will probably stay closed."),
        ("item 1", "a new quay;"),
        ("item 2", "a crane"),
        ("item 1", "two tugs."),
        ("quote", "We leave."),
        ("caption", "The roads of Tarsk"),
        ("heading 2", "Outlook"),
        ("paragraph", "Ships were rarer than ever that year."),
        ("item 1", "a typed bullet"),
        ("paragraph", "It opens in May."),
    ]
    assert "Year | Ships" in document.text


def test_the_page_says_title_and_authors_before_the_properties_do() -> None:
    word = memo()
    word.core_properties.title = "Ice"
    word.core_properties.author = "Per Hask; Mira Dool"
    document = read(save(word))
    assert document.title == "Ice in the strait"
    assert document.authors == ("Mira Dool",)
    assert document.published is None


def test_properties_count_where_the_page_says_nothing_unless_a_program_made_them_up() -> None:
    word = docx.Document()
    word.add_paragraph("The harbour will probably stay closed until the ice has gone, they say.")
    assert (read(save(word)).title, read(save(word)).authors) == (None, ())
    word.core_properties.title = "Ice"
    word.core_properties.author = "Per Hask; Mira Dool"
    word.core_properties.created = datetime(2031, 8, 29, 10, 0, tzinfo=UTC)
    document = read(save(word))
    assert document.title == "Ice"
    assert document.authors == ("Per Hask", "Mira Dool")
    assert document.published == date(2031, 8, 29)
    word.core_properties.author = "scanner@yard.example; Mira Dool"
    assert read(save(word)).authors == ("Mira Dool",)


def test_a_day_over_the_text_goes_before_the_stamp_of_a_file() -> None:
    word = docx.Document()
    word.core_properties.created = datetime(2031, 8, 29, 10, 0, tzinfo=UTC)
    word.add_paragraph("Ferry Board brief 12, 3 May 2031. Per Hask")
    word.add_paragraph("The harbour will probably stay closed until the ice has gone, they say.")
    assert read(save(word)).published == date(2031, 5, 3)


def test_a_paragraph_of_prose_in_a_heading_style_is_read() -> None:
    word = docx.Document()
    word.add_heading("Findings", 1)
    word.add_heading("The panel sat for two days. It found that the lamp was out.", 2)
    word.add_heading("Was the lamp out?", 2)
    assert shapes(read(save(word))) == [
        ("heading 1", "Findings"),
        ("paragraph", "The panel sat for two days. It found that the lamp was out."),
        ("heading 2", "Was the lamp out?"),
    ]


def test_the_chosen_value_of_a_drop_down_is_kept() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Based on the ")
    field = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:fldChar '
        'w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry '
        'w:val="neglect"/><w:listEntry w:val="misconduct"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    paragraph._p.append(parse_xml(field))
    paragraph.add_run(" of the pilot, the lock was closed.")
    assert read(save(word)).text == "Based on the misconduct of the pilot, the lock was closed."


def changed(change: Callable[[bytes], bytes], part: str = "word/document.xml") -> bytes:
    """The memo with one of its parts changed."""
    source = zipfile.ZipFile(io.BytesIO(save(memo())))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == part else content)
    return buffer.getvalue()


def test_tracked_deletions_are_left_out_and_insertions_kept() -> None:
    run = b"<w:r><w:t>It opens in May.</w:t></w:r>"
    edited = (
        b'<w:ins w:id="1" w:author="a"><w:r><w:t>It opens in June.</w:t></w:r></w:ins>'
        b'<w:del w:id="2" w:author="a"><w:r><w:delText>Never.</w:delText></w:r></w:del>'
    )
    assert read(changed(lambda xml: xml.replace(run, edited))).text.endswith("It opens in June.")


def test_entities_are_not_resolved() -> None:
    doctype = (
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY l "lol">'
        b'<!ENTITY m "&l;&l;&l;">]><w:document '
    )
    data = changed(
        lambda xml: xml.replace(b"<w:document ", doctype, 1).replace(b"opens", b"&e;&m; opens")
    )
    text = read(data).text
    assert "root:" not in text
    assert "lol" not in text


def archive(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries:
            target.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            archive(("word/document.xml", b"0" * 20_000_000)), id="one that shrinks a lot"
        ),
        pytest.param(archive(*((f"word/{n}.xml", b"") for n in range(5_001))), id="many entries"),
    ],
)
def test_archives_that_would_burst_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="would unpack to far more than a document holds"):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"PK\x03\x04 and then nothing", id="no archive"),
        pytest.param(save(memo())[:-200], id="cut off"),
        pytest.param(archive(("a.txt", b"a")), id="an archive of something else"),
        pytest.param(archive(("../../word/document.xml", b"<a/>")), id="a path that leads out"),
        pytest.param(changed(lambda xml: xml[:-30]), id="broken XML"),
        pytest.param(changed(lambda _: b"<a/>"), id="another document"),
        pytest.param(
            changed(lambda xml: xml.replace(b"<w:p>", b"<w:sdt>" * 500 + b"<w:p>", 1)),
            id="too deep",
        ),
    ],
)
def test_broken_files_are_refused(data: bytes) -> None:
    with pytest.raises(
        ReadError, match=r"memo\.docx: is not a Word document \(.docx\), or a broken"
    ):
        read(data)


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="is a Word document without text"):
        read(save(docx.Document()))
