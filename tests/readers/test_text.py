"""Plain text: the file's own characters, and blocks by the layout."""

from datetime import date

import pytest
from tests.readers.layouts import Shape, check_document, shapes

from sayso.errors import ReadError
from sayso.readers.text import TextReader
from sayso.records import Document

LONG = "The harbour at Tarsk will probably stay closed until the ice has gone, the mayor said."


def read(text: str) -> Document:
    document = TextReader().read(text.encode("utf-8"), location="note.txt")
    check_document(document)
    return document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The convoy left Tarsk before dawn and reached the crossing\n"
            "at noon, by which time the guards of the northern bank had\n"
            "already been changed. Colonel Ode Brask saw it pass.\n",
            [
                (
                    "paragraph",
                    "The convoy left Tarsk before dawn and reached the crossing at noon, by which "
                    "time the guards of the northern bank had already been changed. Colonel Ode "
                    "Brask saw it pass.",
                )
            ],
            id="hard-wrapped lines are one paragraph",
        ),
        pytest.param(
            f"{LONG}\n{LONG} It is the third winter in a row.\n{LONG}\n",
            [
                ("paragraph", LONG),
                ("paragraph", f"{LONG} It is the third winter in a row."),
                ("paragraph", LONG),
            ],
            id="a paragraph a line without blank lines",
        ),
        pytest.param(
            f"{LONG} In return, Norvik receives:\n\n• a new quay;\n\n• two tugs; and\n\n"
            f"• the right to inspect cargo.\n\n{LONG}\n",
            [
                ("paragraph", f"{LONG} In return, Norvik receives:"),
                ("item 1", "a new quay;"),
                ("item 1", "two tugs; and"),
                ("item 1", "the right to inspect cargo."),
                ("paragraph", LONG),
            ],
            id="bullets are items without their marks",
        ),
        pytest.param(
            f"{LONG}\n\n- first, which goes on for so long that the line\n  has to be wrapped\n"
            "- second\n  - set in\n- third\n",
            [
                ("paragraph", LONG),
                ("item 1", "first, which goes on for so long that the line has to be wrapped"),
                ("item 1", "second"),
                ("item 2", "set in"),
                ("item 1", "third"),
            ],
            id="items wrap under their mark and nest by indent",
        ),
        pytest.param(
            f"{LONG}\n\n(a) the north bank;\n(b) the south bank.\n\n1. Dredge.\n2. Wait.\n",
            [
                ("paragraph", LONG),
                ("item 1", "the north bank;"),
                ("item 1", "the south bank."),
                ("item 1", "Dredge."),
                ("item 1", "Wait."),
            ],
            id="letters and numbers count items",
        ),
        pytest.param(
            f"1. Background\n\n{LONG}\n\n2. Outlook\n\n{LONG}\n",
            [
                ("heading 1", "1. Background"),
                ("paragraph", LONG),
                ("heading 2", "2. Outlook"),
                ("paragraph", LONG),
            ],
            id="numbered lines over text are headings",
        ),
        pytest.param(
            f"Ice in the strait\n=================\n\n{LONG}\n\nOutlook\n-------\n{LONG}\n",
            [
                ("heading 1", "Ice in the strait"),
                ("paragraph", LONG),
                ("heading 2", "Outlook"),
                ("paragraph", LONG),
            ],
            id="underlined lines are headings",
        ),
        pytest.param(
            f"Ice in the strait\n\n{LONG}\n\nKEY JUDGEMENTS\n\n{LONG}\n\nWhat comes next\n\n{LONG}",
            [
                ("heading 1", "Ice in the strait"),
                ("paragraph", LONG),
                ("heading 2", "KEY JUDGEMENTS"),
                ("paragraph", LONG),
                ("heading 2", "What comes next"),
                ("paragraph", LONG),
            ],
            id="short lines alone and lines in capitals are headings",
        ),
        pytest.param(
            f"{LONG}\n\nConvoy seen leaving Kharsk\n\nRadio traffic has gone up\n\n"
            f"Two bridges are down\n\n{LONG}",
            [
                ("paragraph", LONG),
                ("paragraph", "Convoy seen leaving Kharsk"),
                ("paragraph", "Radio traffic has gone up"),
                ("paragraph", "Two bridges are down"),
                ("paragraph", LONG),
            ],
            id="a run of short notes is no run of headings",
        ),
        pytest.param(
            f"{LONG}\n\nNORTH QUAY\nWorkers clear the north quay, Tarsk, in March 2030 .NPA.\n\n"
            f"{LONG}",
            [
                ("paragraph", LONG),
                ("caption", "NORTH QUAY"),
                ("caption", "Workers clear the north quay, Tarsk, in March 2030 .NPA."),
                ("paragraph", LONG),
            ],
            id="an image's label and caption",
        ),
        pytest.param(
            f"{LONG}\n\n> The quay is lost, and everybody\n> here knows it.\n>\n> We leave.\n\n"
            f"{LONG}",
            [
                ("paragraph", LONG),
                ("quote", "The quay is lost, and everybody > here knows it."),
                ("quote", "We leave."),
                ("paragraph", LONG),
            ],
            id="quoted lines of a letter",
        ),
        pytest.param(
            "MIRA DOOL: Will the harbour open?\nOLIN BRASK: In May, I think.\nDOOL: And then?\n",
            [
                ("paragraph", "MIRA DOOL: Will the harbour open?"),
                ("paragraph", "OLIN BRASK: In May, I think."),
                ("paragraph", "DOOL: And then?"),
            ],
            id="each line of a transcript",
        ),
        pytest.param(
            f"{LONG}\n\nYours sincerely,\nOlin Brask\nMayor of Tarsk\n",
            [
                ("paragraph", LONG),
                ("paragraph", "Yours sincerely,"),
                ("paragraph", "Olin Brask"),
                ("paragraph", "Mayor of Tarsk"),
            ],
            id="the lines of a signature",
        ),
        pytest.param(
            f"{LONG}\n\n- 3 -\n\n* * *\n\nPage 4 of 12\n\n{LONG}",
            [("paragraph", LONG), ("paragraph", LONG)],
            id="rules and page numbers are in no block",
        ),
        pytest.param(
            "•\nThe north bank is held.\n•\nThe south bank is not.\n",
            [("item 1", "The north bank is held."), ("item 1", "The south bank is not.")],
            id="bullets on lines of their own",
        ),
    ],
)
def test_layout_makes_blocks(text: str, expected: list[Shape]) -> None:
    assert shapes(read(text)) == expected


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: Norvik Press",
        "Figure 3: Ice cover of the strait, 2020 to 2030",
        "Table 1. Ships at anchor by month",
        "A tug breaks the ice off Tarsk (Getty Images)",
        "A tug breaks the ice off Tarsk. Photo by Jo Park",
        "A tug breaks the ice off Tarsk. Reuters",
        "A tug breaks the ice off Tarsk. REUTERS/Jo Park",
        "Jo Park/AP",
        "© Norvik Press 2030",
        "Source: Norvik Institute",
    ],
)
def test_captions_are_not_body_text(caption: str) -> None:
    assert ("caption", caption) in shapes(read(f"{LONG}\n\n{caption}\n\n{LONG}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Thirty ships left the port on Monday (Reuters).",
        "Source close to the mayor says that the port will open.",
        "Figure 3 shows that the ice has thinned since 2020.",
        "The photo by Jo Park moved nobody in the council.",
        "The ministry told a reporter of the AFP.",
        "The report was written for the U.S. Navy.",
        "Video shows tanks on the quay.",
    ],
)
def test_sentences_are_no_captions(sentence: str) -> None:
    assert ("paragraph", sentence) in shapes(read(f"{LONG}\n\n{sentence}\n\n{LONG}"))


def test_text_is_the_file_itself() -> None:
    text = "  Ice\r\n\r\n\tThe harbour\u00a0is shut.  \r\n\r\n\r\nIt opens in May.\r\n"
    document = read(text)
    assert document.text == text
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "Ice",
        "The harbour\u00a0is shut.",
        "It opens in May.",
    ]


def test_a_wrapped_line_keeps_its_break_inside_the_block() -> None:
    document = read("The harbour at Tarsk was closed\r\nby ice on Tuesday morning.\r\n")
    (block,) = document.blocks
    assert "closed\r\nby ice" in document.text[block.start : block.end]


def test_masthead_gives_title_authors_and_day() -> None:
    document = read(
        f"Ice in the strait\nBy Mira Dool and Per Hask\nPublished: 29 August 2031\n\n{LONG}\n"
    )
    assert document.title == "Ice in the strait"
    assert document.authors == ("Mira Dool", "Per Hask")
    assert document.published == date(2031, 8, 29)
    assert [block.kind for block in document.blocks] == [*["heading"] * 3, "paragraph"]


def test_a_title_may_stand_right_over_the_text() -> None:
    document = read(f"Ice in the strait\n{LONG}\n\n{LONG}\n")
    assert document.title == "Ice in the strait"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph"]


def test_a_letter_gives_subject_sender_and_day() -> None:
    document = read(
        "From: Olin Brask <brask@tarsk.example>\nTo: Council\nDate: Tue, 4 March 2031 08:15\n"
        f"Subject: The quay\n\n{LONG}\n"
    )
    assert document.title == "The quay"
    assert document.authors == ("Olin Brask",)
    assert document.published == date(2031, 3, 4)


def test_a_text_that_opens_with_a_sentence_has_no_title() -> None:
    document = read(f"The harbour is shut.\n\n{LONG}\n")
    assert document.title is None
    assert document.blocks[0].kind == "paragraph"


def test_a_text_in_capitals_is_not_all_headings() -> None:
    document = read(f"{LONG.upper()}\n\n{LONG.upper()}\n")
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_the_same_bytes_are_the_same_document() -> None:
    assert read(LONG) == read(LONG)


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(ReadError, match="more than 5,000,000 characters"):
        TextReader().read(b"a" * 5_000_001, location="long.txt")


def test_a_break_after_a_word_that_asks_for_another_is_a_wrap() -> None:
    text = (
        "The council met to hear the report of the clerk, and it voted to shut the gates of the\n"
        "Dorran arm. The clerk told it that he had counted nine cracks in the sill, and that of\n"
        "Pell ten, in\n2029. The guild will reply.\n"
    )
    assert shapes(read(text)) == [("paragraph", " ".join(text.split()))]


@pytest.mark.parametrize("mark", ["[47]", "[^3]", "\u2074", " [iv]"])
def test_the_mark_of_a_note_does_not_make_a_paragraph_a_heading(mark: str) -> None:
    document = read(f"Front Update\n\nThe militia attacked near Dorran.{mark}\n\n{LONG}\n")
    assert [kind for kind, _ in shapes(document)] == ["heading 1", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line", ["Dessa Rhane: (00:11)", "Dessa Rhane (00:11)", "MR MOSS:", "[00:01:07] Ilan Moss:"]
)
def test_who_speaks_stands_with_what_is_said(line: str) -> None:
    document = read(f"{line}\nGood afternoon. The lock is shut.\n\n{line}\nThe talks go on.\n")
    assert shapes(document) == [
        ("paragraph", f"{line} Good afternoon. The lock is shut."),
        ("paragraph", f"{line} The talks go on."),
    ]
    assert document.title is None


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("Teb Orr\nDate of birth 26 June 1988\nPlace of birth Dorran", None),
        ("Harbour Guild\n\nLaunched 28 February 1998", None),
        ("Teb Orr\n\n- Date of birth: 26 June 1988\n- Died: 28 February 2029", None),
        ("The lock\n\nDeadline: 28 February 2031", None),
        ("The lock\n\nHarbour Bulletin: 28 February 2031", date(2031, 2, 28)),
        ("The lock\n\nPosted: 28 February 2031", date(2031, 2, 28)),
        ("The lock\n\nPort Ilse, 28 February 2031", date(2031, 2, 28)),
        ("The lock\n\nMonday 28 February 2031, 14:05 GMT", date(2031, 2, 28)),
        ("The lock\n\nPublished On 28 February 2031", date(2031, 2, 28)),
    ],
)
def test_a_day_of_something_else_is_no_day_of_publication(top: str, day: date | None) -> None:
    assert read(f"{top}\n\n{LONG}\n").published == day


def test_the_address_of_a_site_is_no_title() -> None:
    assert read(f"gazette.example\n\n{LONG}\n").title is None


def test_numbered_lines_in_capitals_head_what_is_set_in_under_them() -> None:
    document = read(
        "KALDER RIVER CELL\n\n1. SITUATION\n   a. Water at the gauge stood at six metres.\n"
        "   b. The dyke is seeping at Hask.\n\n2. OUTLOOK (24 h)\n"
        "   - The dyke will hold until Sunday.\n"
    )
    assert shapes(document)[1:] == [
        ("heading 2", "1. SITUATION"),
        ("item 1", "Water at the gauge stood at six metres."),
        ("item 1", "The dyke is seeping at Hask."),
        ("heading 2", "2. OUTLOOK (24 h)"),
        ("item 1", "The dyke will hold until Sunday."),
    ]


def test_the_number_of_a_paragraph_in_brackets_is_no_word_of_it() -> None:
    document = read(
        "[1] The accused is charged with arson at Hask.\n"
        "[2] He denies it, and says he was at sea.\n"
    )
    assert shapes(document) == [
        ("item 1", "The accused is charged with arson at Hask."),
        ("item 1", "He denies it, and says he was at sea."),
    ]
