"""PDF: lines put together again to what they were before they were set."""

from datetime import date

import pytest
from tests.readers.layouts import check_document, make_pdf, shapes

from sayso.errors import ReadError
from sayso.readers.pdf import PdfReader
from sayso.records import Document

Line = tuple[float, float, float, str]


def read(data: bytes) -> Document:
    document = PdfReader().read(data, location="note.pdf")
    check_document(document)
    return document


def column(*lines: str, x: float = 60, top: float = 700, leading: float = 14) -> list[Line]:
    """Lines of 11 points one under the other; an empty one leaves half a line free."""
    result: list[Line] = []
    y = top
    for line in lines:
        if line:
            result.append((x, y, 11, line))
        y -= leading if line else leading / 2
    return result


FIRST = (
    "The harbour at Tarsk will probably stay closed until the ice has gone, and",
    "nobody in the council of Norvik expects the thaw before the first of May. The",
    "tugs lie idle.",
)
SECOND = (
    "According to Mayor Olin Brask, eleven ships are waiting in the roads, most of",
    "them laden with grain.",
)


def test_lines_become_paragraphs_and_large_or_bold_type_headings() -> None:
    pdf = make_pdf(
        [
            [
                (60, 780, 20, "Ice in the strait"),
                (60, 750, 11, "By Mira Dool"),
                (60, 730, 11, "29 August 2031"),
                *column(*FIRST, "", *SECOND, "", "**Outlook", "", *FIRST),
                *column("• a new quay;", "• two tugs.", "", "Figure 1: The roads.", top=500),
            ]
        ]
    )
    document = read(pdf)
    assert shapes(document) == [
        ("heading 1", "Ice in the strait"),
        ("heading 2", "By Mira Dool"),
        ("heading 2", "29 August 2031"),
        ("paragraph", " ".join(FIRST)),
        ("paragraph", " ".join(SECOND)),
        ("heading 2", "Outlook"),
        ("paragraph", " ".join(FIRST)),
        ("item 1", "a new quay;"),
        ("item 1", "two tugs."),
        ("caption", "Figure 1: The roads."),
    ]
    assert document.title == "Ice in the strait"
    assert document.authors == ("Mira Dool",)
    assert document.published == date(2031, 8, 29)


def test_an_indent_begins_a_paragraph_where_no_space_does() -> None:
    lines = [*column(*FIRST[:2]), (72, 672, 11, SECOND[0]), (60, 658, 11, SECOND[1])]
    ends = [(x, y, size, text.replace("thaw before", "thaw")) for x, y, size, text in lines]
    ends[1] = (
        60,
        686,
        11,
        "nobody in the council of Norvik expects the thaw before the first of May.",
    )
    assert [text for _, text in shapes(read(make_pdf([ends])))] == [
        f"{FIRST[0]} nobody in the council of Norvik expects the thaw before the first of May.",
        " ".join(SECOND),
    ]


def test_words_divided_at_a_line_end_are_joined() -> None:
    pdf = make_pdf(
        [
            column(
                "The long-term plan of the govern-",
                "ment was to keep a well-known min-",
                "istry out of the long-",
                "term business of the harbour.",
            )
        ]
    )
    assert read(pdf).text == (
        "The long-term plan of the government was to keep a well-known ministry out of the "
        "long-term business of the harbour."
    )


def test_running_heads_and_page_numbers_are_left_out_and_paragraphs_go_on_over_pages() -> None:
    pages = [
        [
            (60, 810, 8, "Norvik Institute Working Paper 12"),
            *column(*FIRST, "", FIRST[0], top=780),
            (290, 30, 8, "Page 1"),
        ],
        [
            (60, 810, 8, "Norvik Institute Working Paper 12"),
            *column(*FIRST[1:], top=780),
            (290, 30, 8, "Page 2"),
        ],
    ]
    assert [text for _, text in shapes(read(make_pdf(pages)))] == [" ".join(FIRST)] * 2


def test_columns_are_read_one_after_the_other_even_if_drawn_row_by_row() -> None:
    left = ["The harbour at Tarsk will stay", "closed until the ice has gone,", "says the mayor."]
    left += ["He is not alone in that view."]
    right = ["Eleven ships are waiting in the", "roads, most of them laden with", "grain or coal."]
    right += ["Two of them have turned back."]
    rows: list[Line] = []
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        rows += [(60, 700 - 14 * number, 11, one), (320, 700 - 14 * number, 11, other)]
    text = read(make_pdf([rows])).text
    assert "until the ice has gone, says the mayor." in text
    assert text.index("alone in that view.") < text.index("Eleven ships")


def test_footnotes_stand_at_the_end_and_in_no_block() -> None:
    pages = [
        [
            *column(*FIRST, "", FIRST[0], top=780),
            (60, 60, 8, "1 Interview with Olin Brask, Tarsk."),
        ],
        column(*FIRST[1:], top=780),
    ]
    document = read(make_pdf(pages))
    assert [text for _, text in shapes(document)] == [" ".join(FIRST)] * 2
    assert document.text.endswith("\n\n1 Interview with Olin Brask, Tarsk.")


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [
        (
            "Ice in the strait",
            "Mira Dool and Per Hask",
            ("Ice in the strait", ("Mira Dool", "Per Hask")),
        ),
        ("Microsoft Word - ice.docx", "Microsoft Office User", (None, ())),
        ("untitled", "anonymous", (None, ())),
        ("", "", (None, ())),
    ],
)
def test_properties_count_unless_a_program_made_them_up(
    title: str, author: str, expected: tuple[str | None, tuple[str, ...]]
) -> None:
    document = read(make_pdf([column(*FIRST)], title=title, author=author))
    assert (document.title, document.authors) == expected


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(ReadError, match=r"^note\.pdf: is encrypted; remove the password"):
        read(make_pdf([column(*FIRST)], password="secret"))  # noqa: S106


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(ReadError, match="holds pictures of pages and no text; run OCR on it"):
        read(make_pdf([[], []]))


@pytest.mark.parametrize("end", [9, 200, 600])
def test_a_truncated_pdf_is_refused(end: int) -> None:
    with pytest.raises(ReadError, match=r"note\.pdf: is not a PDF, or a broken one; open it"):
        read(make_pdf([column(*FIRST)])[:end])


def test_the_page_says_title_and_authors_before_the_properties_do() -> None:
    page = [(60, 780, 20, "**Lock losses on the coast"), (60, 750, 11, "By Mira Dool and Per Hask")]
    pdf = make_pdf([[*page, *column(*FIRST, top=720)]], title="Heading 1", author="Halm Customer")
    document = read(pdf)
    assert document.title == "Lock losses on the coast"
    assert document.authors == ("Mira Dool", "Per Hask")


def test_raised_figures_after_a_sentence_are_no_words() -> None:
    page = [
        (60, 760, 11, "The gates leak every spring."),
        (203, 764, 7, "14"),
        (213, 760, 11, "Divers found cracks in 2029 and 2030."),
        *column(*FIRST, top=730),
    ]
    text = read(make_pdf([page])).text
    assert text.startswith("The gates leak every spring. Divers found cracks in 2029 and 2030.")


def test_a_raised_figure_after_a_word_is_no_part_of_it_and_after_a_unit_is_a_power() -> None:
    page = [
        (60, 760, 11, "They lost two"),
        (130, 764, 7, "4"),
        (140, 760, 11, "boats in 40 km"),
        (221, 764, 7, "2"),
        (230, 760, 11, "of mud."),
        *column(*FIRST, top=730),
    ]
    text = read(make_pdf([page])).text
    assert text.startswith("They lost two boats in 40 km")
    assert "2 of mud." in text


def test_a_raised_figure_after_a_figure_is_a_power() -> None:
    page = [(60, 760, 11, "It held 10"), (111, 764, 7, "3"), *column(*FIRST, top=730)]
    assert read(make_pdf([page])).text.startswith("It held 10 3")
