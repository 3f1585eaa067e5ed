"""The lines over a text tell its title, who puts it out and on which day; they are no prose."""

from datetime import date

import pytest

from sayso.readers.markdown import MarkdownReader
from sayso.readers.text import TextReader
from sayso.records import Document

PROSE = (
    "The harbour at Tarsk will probably stay closed until the ice has gone, the mayor said on "
    "Monday.\n\nNobody has measured the ice since the gauge broke, and the tugs are at sea.\n"
)


def read(head: str) -> Document:
    return TextReader().read(f"{head}\n\n{PROSE}".encode(), location="note.txt")


@pytest.mark.parametrize(
    ("head", "title", "publisher", "day"),
    [
        ("The Tarsk Courier\n4 May 2031\nIce shuts the harbour for a third week\n\nBy Mira Dool",
         "Ice shuts the harbour for a third week", "The Tarsk Courier", date(2031, 5, 4)),
        ("Ministry of Harbours\nPress release, 4 May 2031",
         None, "Ministry of Harbours", date(2031, 5, 4)),
        ("# Ice on the Tarsk\n\nStrand Risk Group, 4 May 2031",
         "Ice on the Tarsk", "Strand Risk Group", date(2031, 5, 4)),
        ("ORRIN DESK | DAILY UPDATE | 4 May 2031\n\nTARSK: THE ICE AND THE PORT",
         "TARSK: THE ICE AND THE PORT", "ORRIN DESK", date(2031, 5, 4)),
        ("Ice shuts the harbour\n\nTarsk Gazette, evening edition, Wednesday 4 May 2031",
         "Ice shuts the harbour", "Tarsk Gazette", date(2031, 5, 4)),
        ("ICE BULLETIN No. 7\nIssued by the Joint Ice Office, Hest, 4 May 2031, 06:00\n\nSUMMARY",
         "ICE BULLETIN No. 7", "Joint Ice Office", date(2031, 5, 4)),
        ("FROM: HARBOUR DESK\nTO: THE BOARD\nDATE: 4 May 2031\nSUBJECT: Ice and the tugs",
         "Ice and the tugs", None, date(2031, 5, 4)),
    ],
)  # fmt: skip
def test_the_lines_over_a_text_tell_what_it_is(
    head: str, title: str | None, publisher: str | None, day: date
) -> None:
    document = read(head)
    assert (document.title, document.publisher, document.published) == (title, publisher, day)


@pytest.mark.parametrize(
    "line", ["Report on the fire of 4 May 2031 at Hask", "Launched 4 May 2031", "Born 4 May 1981"]
)
def test_a_day_of_what_is_told_is_not_that_of_the_text(line: str) -> None:
    assert read(f"Harbour Guild of Tarsk\n{line}").published is None


def test_who_puts_a_text_out_is_not_its_title() -> None:
    document = read("The Tarsk Courier\n4 May 2031")
    assert (document.title, document.publisher) == (None, "The Tarsk Courier")


def test_a_title_that_names_an_office_is_not_who_puts_the_text_out() -> None:
    assert read("Ice Board hides the count\n\nBy Mira Dool").publisher is None


def test_lines_over_a_text_are_headings_and_what_follows_is_read() -> None:
    document = read("Ministry of Harbours\nPress release, 4 May 2031")
    kinds = [(b.kind, document.text[b.start : b.end].split()[0]) for b in document.blocks]
    assert kinds == [
        ("heading", "Ministry"), ("heading", "Press"), ("paragraph", "The"), ("paragraph", "Nobody")
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["The harbour is shut", "The harbour is shut\n\nThe tugs wait"])
def test_a_text_that_is_nothing_but_lines_keeps_its_last_as_text(text: str) -> None:
    document = TextReader().read(text.encode(), location="note.txt")
    assert document.blocks[-1].kind == "paragraph"


def test_front_matter_goes_before_the_lines_over_a_text() -> None:
    front = "---\npublisher: Hask Press\ndate: 2031-05-09\n---\n"
    page = f"{front}\n# Ice\n\nTarsk Courier, 4 May 2031\n\n{PROSE}"
    document = MarkdownReader().read(page.encode(), location="note.md")
    assert (document.publisher, document.published) == ("Hask Press", date(2031, 5, 9))


def test_a_first_line_that_was_broken_off_in_a_sentence_is_no_title() -> None:
    first = "The delay is meant to wear the bidders down. The board has met twice since"
    document = TextReader().read(f"{first}\nJanuary and read it all.\n".encode(), location="n.txt")
    assert document.title is None
    assert {block.kind for block in document.blocks} == {"paragraph"}


def test_what_heads_a_post_is_no_title() -> None:
    assert read("#1 marrow (moderator), 1 Aug, 08:02").title is None


def test_the_one_line_over_a_text_is_its_title_and_nobody_who_puts_it_out() -> None:
    document = read("Tarsk Ice Company")
    assert (document.title, document.publisher) == ("Tarsk Ice Company", None)


def test_what_a_speaker_asks_first_is_no_title() -> None:
    talk = "VANN: Will it hold?\n\nODRAN: It will.\n\nVANN: And the tugs?\n\nODRAN: They stay.\n"
    document = TextReader().read(talk.encode(), location="talk.txt")
    assert document.title is None
    assert {block.kind for block in document.blocks} == {"paragraph"}


@pytest.mark.parametrize("word", ["Embargoed until", "EMBARGO:"])
def test_a_text_came_out_on_the_day_on_which_its_embargo_ends(word: str) -> None:
    text = (
        f"{word} 00:01 hrs on Thursday 3 April 2031\n\nPRESS RELEASE\n\n"
        "Orm Harbour wins licence for second lock\n\n"
        "The Orm Harbour Authority has been granted a licence to build a second lock, it said.\n"
    )
    document = TextReader().read(text.encode(), location="a.txt")
    assert document.published == date(2031, 4, 3)
    assert document.title == "Orm Harbour wins licence for second lock"
