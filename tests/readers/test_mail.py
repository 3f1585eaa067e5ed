"""E-mail: the message's own text, what its header says of it, and what is attached."""

from datetime import date
from email.message import EmailMessage

import pytest
from tests.readers.layouts import check_document

from sayso.errors import ReadError
from sayso.readers.formats import choose_reader
from sayso.readers.load import load
from sayso.readers.mail import MailReader
from sayso.records import Document

HEAD = (
    'From: "Dorn, Ana" <ana@lorvane.example>\r\n'
    "Subject: =?utf-8?q?Re=3A_The_pier_=E2=80=93_draft?=\r\n"
    "Date: Tue, 3 Mar 2026 23:50:00 -0500\r\n"
    "Message-ID: <1@lorvane.example>\r\n"
)


def read(data: bytes | str) -> Document:
    document = MailReader().read(
        data if isinstance(data, bytes) else data.encode(), location="note.eml"
    )
    check_document(document)
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [
        (block.kind, " ".join(document.text[block.start : block.end].split()))
        for block in document.blocks
    ]


def message(plain: str | None = "The pier is shut, and so it stays.") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Ana Dorn <ana@lorvane.example>", "The pier"
    made["Date"] = "Tue, 3 Mar 2026 08:00:00 +0100"
    if plain is not None:
        made.set_content(plain)
    return made


def test_subject_day_and_sender_come_from_the_header() -> None:
    """The day is the sender's own."""
    found = read(f"{HEAD}\r\nThe pier is shut.\r\n")
    assert (found.title, found.published) == ("The pier – draft", date(2026, 3, 3))
    assert found.authors == ("Ana Dorn",)
    assert blocks(found) == [("paragraph", "The pier is shut.")]


@pytest.mark.parametrize(
    ("field", "authors"),
    [
        ('"Harbour Desk, Lorvane" <desk@x.example>', ("Harbour Desk, Lorvane",)),
        ("desk@x.example", ("desk@x.example",)),
        ("=?utf-8?b?U29yw6luIExpbmQ=?= <s@x.example>", ("Sorén Lind",)),
        ("", ()),
    ],
)
def test_who_sent_it(field: str, authors: tuple[str, ...]) -> None:
    found = read(f"From: {field}\nSubject: The pier\n\nThe pier is shut.\n")
    assert found.authors == authors


def test_lines_wrapped_for_the_width_are_whole_again() -> None:
    """A line that ends in a space goes on (RFC 3676); quoted ones stay quoted."""
    found = read(
        f"{HEAD}Content-Type: text/plain; format=flowed\n\n"
        "The pier will stay shut until \nMay. So they say.\n\n> It was \n> open.\n"
    )
    assert blocks(found) == [
        ("paragraph", "The pier will stay shut until May. So they say."),
        ("quote", "It was open."),
    ]


def test_a_signature_is_in_no_block_and_what_it_answers_is() -> None:
    body = "The pier is shut.\n\n-- \nAna Dorn\nLorvane Post\n"
    answered = "\nOn 2 March 2026, Jon Vell wrote:\n\n> Is the pier shut?\n"
    assert blocks(read(f"{HEAD}\n{body}")) == [("paragraph", "The pier is shut.")]
    assert blocks(read(f"{HEAD}\n{body}{answered}")) == [
        ("paragraph", "The pier is shut."),
        ("paragraph", "On 2 March 2026, Jon Vell wrote:"),
        ("quote", "Is the pier shut?"),
    ]


def test_a_long_text_below_a_dash_is_no_signature() -> None:
    rest = "The crane is sold, the master said.\n\n" * 100
    assert len(read(f"{HEAD}\nThe pier is shut.\n\n-- \n{rest}").blocks) == 101


def test_the_plain_text_is_read_where_there_is_a_page_too() -> None:
    made = message()
    made.add_alternative("<p>The pier is <b>shut</b>, and so it stays.</p>", subtype="html")
    assert read(made.as_bytes()).text.strip() == "The pier is shut, and so it stays."


def test_the_page_is_read_where_the_plain_text_only_points_to_it() -> None:
    made = message("Your program shows no pages.")
    page = "<p>The pier is shut, and the master of the port said that it stays so.</p>" * 5
    made.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    assert "master of the port" in read(made.as_bytes()).text


def test_a_page_alone_is_read_in_the_encoding_of_its_part() -> None:
    made = message(None)
    made.set_content("<p>The café by the pier is shut.</p>", subtype="html", charset="latin-1")
    assert blocks(read(made.as_bytes())) == [("paragraph", "The café by the pier is shut.")]


def test_what_is_attached_is_named_and_not_read() -> None:
    made = message()
    for name in ("log.pdf", "crane.jpg"):
        made.add_attachment(b"x", maintype="application", subtype="pdf", filename=name)
    made.add_attachment(message("The tug is gone, they say."))
    found = read(made.as_bytes())
    assert "tug" not in found.text
    assert [(each.message, each.remedy) for each in found.problems] == [
        (
            "what is attached was not read: “log.pdf”, “crane.jpg” and a message",
            "save what is attached, and read it too",
        )
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            b"From a@x Tue Mar  3 08:12:44 2026\nSubject: x\n\nThe pier is shut.\n\n"
            b"From a@x Tue Mar  3 08:13:44 2026\nSubject: y\n\nThe tug is gone.\n",
            "is a mailbox of several messages; save each as a file of its own (.eml)",
        ),
        (b"words without a header", "is no e-mail message"),
        (
            b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"boundary=" * 201,
            "no e-",
        ),
        (
            b"Subject: x\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nabcd",
            "is an encrypted message",
        ),
        (b"Subject: x\nContent-Type: image/png\n\nabcd", "without text, with image/png attached"),
        (b"Subject: x\n\n", "is a message without text; give one with text"),
    ],
)
def test_what_holds_no_text_is_told(data: bytes, told: str) -> None:
    with pytest.raises(ReadError) as raised:
        MailReader().read(data, location="a.eml")
    assert told in str(raised.value)


def test_a_message_is_known_by_its_header_and_a_pasted_one_is_text() -> None:
    sent = HEAD.encode() + b"\r\nThe pier is shut.\r\n"
    pasted = b"From: Ana Dorn\nSent: Tuesday\nSubject: The pier\n\nThe pier is shut.\n"
    assert isinstance(choose_reader(sent, location="-"), MailReader)
    assert not isinstance(choose_reader(pasted, location="-"), MailReader)


def test_a_message_is_read_from_a_file() -> None:
    data = message("The master of the port said that the pier is shut.").as_bytes()
    assert load("note.eml", data=data).title == "The pier"
