"""The reader of e-mail: one message as it was saved or sent, with what its header says of it."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import groupby
from typing import Any, ClassVar

from sayso.errors import ReadError
from sayso.readers.compose import clean
from sayso.readers.decoding import decode
from sayso.readers.html import HtmlReader
from sayso.readers.limits import check_characters
from sayso.readers.masthead import Facts
from sayso.readers.text import TextReader
from sayso.records import Block, Document, Problem, document_id

_MOST_BOUNDARIES = 200
"""Parts within parts: each line of a message is compared with every boundary around it."""
_MAILBOX = re.compile(rb"\n\r?\nFrom [^\n]{3,200}\d{4}\r?\n[A-Za-z-]{2,40}:")
_LONGEST_FIELD = 2_000
_STUB_SHARE = 4
"""A page holds so many times the words of the plain text beside it: that text only says so."""
_SIGNED = re.compile(r"^-- \r?$", re.MULTILINE)
_MARKS = re.compile(r"(?:> ?)*")
_LONGEST_SIGNATURE = 2_000
_MOST_NAMED = 8
_ANSWERS = re.compile(r"(?:(?:re|fwd?|aw|wg)(?:\[\d+\])?:\s*){1,9}", re.IGNORECASE)
_UNHEARD = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What the standard library raises on messages that are none."""


class MailReader:
    """Reads .eml files: the message's own text, plain where there is both a text and a page.

    Subject, day and sender come from the header, in the sender's own time zone. What is attached
    is named among the problems and not read. What stands below the mark of a signature ("-- ")
    is in no block; quoted lines are quotations.
    """

    extensions: ClassVar[tuple[str, ...]] = (".eml",)
    media_types: ClassVar[tuple[str, ...]] = ("message/rfc822",)

    def read(self, data: bytes, *, location: str) -> Document:
        """The document that a message holds.

        Raises:
            ReadError: it is no message, is encrypted, or holds no text of its own.
        """
        if data.startswith(b"From ") and _MAILBOX.search(data):
            raise ReadError(
                "is a mailbox of several messages",
                where=location,
                remedy="save each as a file of its own (.eml), and give their folder",
            )
        if data.lower().count(b"boundary=") > _MOST_BOUNDARIES:
            raise _broken(location)
        try:
            message = message_from_bytes(data)
            if not message.keys():
                raise _broken(location)
            parts = tuple(_parts(message))
            facts = _facts(message)
            body = _body(parts, location=location)
            attached = tuple(_name(part) for part in parts if not _is_body(part))
        except _UNHEARD as error:
            raise _broken(location) from error
        if body is None:
            raise _without_text(message, attached, location)
        return _headed(body, facts, attached)


def _headed(body: Document, facts: Facts, attached: Sequence[str]) -> Document:
    """The text of a message as a document, with what its header says and what is attached."""
    title = facts.title or body.title
    return replace(
        body,
        id=document_id(body.text, title=title, publisher=None),
        title=title,
        published=facts.published or body.published,
        publisher=None,
        authors=facts.authors or body.authors,
        problems=(*body.problems, *_not_read(attached)),
    )


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold no other parts, in order; a message within one stays whole."""
    if message.get_content_maintype() != "multipart":
        yield message
        return
    payload: Any = message.get_payload()
    for part in payload if isinstance(payload, list) else ():
        yield from _parts(part)


def _is_body(part: Message) -> bool:
    if part.get_content_type() not in ("text/plain", "text/html"):
        return part.get_content_maintype() == "image" and "Content-ID" in part
    return part.get_content_disposition() != "attachment"


def _body(parts: Sequence[Message], *, location: str) -> Document | None:
    """The text of the plain parts, or of the pages where the plain text only points to them."""
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in filter(_is_body, parts):
        if part.get_content_type() in texts:
            texts[part.get_content_type()].append(_characters(part, location=location))
    plain = "\n\n".join(filter(str.strip, texts["text/plain"]))
    page = "\n".join(filter(str.strip, texts["text/html"]))
    if page and (not plain or _STUB_SHARE * len(plain) < len(page)):
        try:
            shown = HtmlReader().read(page.encode(), location=location)
        except ReadError:
            if not plain:
                raise
        else:
            if not plain or _STUB_SHARE * len(plain) < len(shown.text):
                return shown
    if not plain:
        return None
    read = TextReader().read(plain.encode(), location=location)
    return replace(read, blocks=_unsigned(read))


def _characters(part: Message, *, location: str) -> str:
    """The characters of a part; lines that its program wrapped are whole again."""
    text = _decoded(part, location=location)
    if part.get_param("format") != "flowed":
        return text
    return _unwrapped(text, "" if part.get_param("delsp") == "yes" else " ")


def _unwrapped(text: str, joint: str) -> str:
    """The text without the line ends that were put in for the width alone.

    Source: RFC 3676, text/plain with format=flowed: such a line ends in a space, and the next
    has as many marks of quotation in front.
    """
    pieces: list[str] = []
    depth, soft = 0, False
    for line in text.splitlines():
        marks = _MARKS.match(line)
        begins = marks.end() if marks else 0
        words, quoted = line[begins:], line.count(">", 0, begins)
        if soft and quoted == depth and words.strip() and words != "-- ":
            pieces.append(joint + words.strip())
        else:
            pieces.append(("\n" if pieces else "") + (line if words == "-- " else line.rstrip()))
        depth, soft = quoted, words.endswith(" ") and words != "-- "
    return "".join(pieces)


def _decoded(part: Message, *, location: str) -> str:
    """The characters of a part, in the encoding that it declares where they are in that."""
    payload: Any = part.get_payload(decode=True)
    data: bytes = payload if isinstance(payload, bytes) else b""
    check_characters(len(data) // 4, location=location)
    try:
        codec = codecs.lookup(part.get_content_charset() or "utf-8")
        if getattr(codec, "_is_text_encoding", True) and codec.name != "utf-7":
            return codec.decode(data, "strict")[0].removeprefix("\ufeff").replace("\0", "")
    except (LookupError, UnicodeError, ValueError):
        pass
    return decode(data, location=location).text


def _unsigned(document: Document) -> tuple[Block, ...]:
    """The blocks without those of a signature, which ends where an older message is quoted."""
    marks = [mark.start() for mark in _SIGNED.finditer(document.text)]
    if not marks:
        return document.blocks
    above = [block for block in document.blocks if block.start < marks[-1]]
    below = document.blocks[len(above) :]
    quoted = next((at for at, block in enumerate(below) if block.kind == "quote"), None)
    resumed = below[max(0, quoted - 1) :] if quoted is not None else ()  # with who wrote it
    signature = below[: len(below) - len(resumed)]
    if not signature or signature[-1].end - marks[-1] > _LONGEST_SIGNATURE:
        return document.blocks
    return (*above, *resumed)


def _facts(message: Message) -> Facts:
    """What the header says: the subject without the marks of answers, the day, who sent it."""
    subject = _ANSWERS.sub("", _words(_field(message, "subject")), count=1).strip()
    return Facts(
        title=subject or None,
        published=_day(_field(message, "date")),
        authors=_authors(_field(message, "from")),
    )


def _day(field: str) -> Any:
    try:
        return parsedate_to_datetime(field).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _authors(field: str) -> tuple[str, ...]:
    """Who sent it: the name, else the address. "Dorn, Ana" is Ana Dorn."""
    name, address = parseaddr(field)
    name = _words(name).strip(" \"'")
    surname, comma, given = name.partition(", ")
    if comma and " " not in surname and given and "," not in given:
        name = f"{given} {surname}"
    return tuple(filter(None, (name or clean(address),)))


def _field(message: Message, name: str) -> str:
    """The first field of that name, unfolded, as it stands."""
    for key, value in message.raw_items():
        if key.lower() == name:
            raw = str(value)[:_LONGEST_FIELD].encode("utf-8", "surrogateescape")
            return clean(raw.decode("utf-8", "replace"))
    return ""


def _words(field: str) -> str:
    """A field with its encoded words decoded, where they can be."""
    try:
        return clean(str(make_header(decode_header(field))))
    except (*_UNHEARD, UnicodeError):
        return field


def _name(part: Message) -> str:
    """What an attachment is called, else its type."""
    if part.get_content_type() == "message/rfc822":
        return "a message"
    name = _words(clean(str(part.get_filename() or ""))[:_LONGEST_FIELD])
    return f"“{name}”" if name else part.get_content_type()


def _not_read(attached: Sequence[str]) -> tuple[Problem, ...]:
    if not attached:
        return ()
    return (
        Problem(
            message=f"what is attached was not read: {_list(attached)}",
            remedy="save what is attached, and read it too",
        ),
    )


def _list(names: Sequence[str]) -> str:
    """Names in a row; what comes more than once in succession is counted."""
    counted = [(name, len(tuple(same))) for name, same in groupby(names)]
    shown = [name if times == 1 else f"{name} ({times} times)" for name, times in counted]
    more = [f"{len(shown) - _MOST_NAMED} more"] if len(shown) > _MOST_NAMED else []
    listed = [*shown[:_MOST_NAMED], *more]
    return " and ".join(filter(None, (", ".join(listed[:-1]), listed[-1])))


def _broken(location: str) -> ReadError:
    return ReadError(
        "is no e-mail message, or a broken one",
        where=location,
        remedy="open it in a mail program, and save its text as .txt",
    )


def _without_text(message: Message, attached: Sequence[str], location: str) -> ReadError:
    if message.get_content_type() == "multipart/encrypted" or any(
        name.endswith((".p7m”", "pkcs7-mime")) for name in attached
    ):
        return ReadError(
            "is an encrypted message",
            where=location,
            remedy="open it in a mail program, and save its text as .txt",
        )
    holds = f", with {_list(attached)} attached" if attached else ""
    return ReadError(
        f"is a message without text{holds}",
        where=location,
        remedy="save what is attached, and give that" if attached else "give one with text",
    )
