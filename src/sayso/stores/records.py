"""Records as they are kept: the JSON of documents and readings, and their digests."""

from hashlib import sha256

import msgspec

from sayso.records.codec import decode, encode
from sayso.records.decoders import decoder
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.stores.failures import told_as_damage

_HEAD = b'{"format":"sayso.reading/1","document":'


class _Text(msgspec.Struct):
    text: str


def split(reading: Reading) -> tuple[str, str]:
    """The JSON of the document, and what comes after it in the JSON of the reading.

    A document's text is kept once, whatever the number of its readings.
    """
    whole = encode(reading)
    document = msgspec.json.encode(reading.document)
    if not whole.startswith(_HEAD + document):
        raise AssertionError("a reading's JSON begins with its document")
    return document.decode(), whole[len(_HEAD) + len(document) :].decode()


def join(document: str, rest: str) -> Reading:
    """The reading that was split.

    Raises:
        StoreError: it is none any more.
    """
    with told_as_damage("a reading"):
        return decode(_HEAD + document.encode() + rest.encode())


def text_of(document: str) -> str:
    """The text alone of a document that was kept.

    Raises:
        StoreError: it is none any more.
    """
    with told_as_damage("a document"):
        return decoder(_Text).decode(document).text


def decode_document(document: str) -> Document:
    """The document that was kept.

    Raises:
        StoreError: it is none any more.
    """
    with told_as_damage("a document"):
        return decoder(Document).decode(document)


def digest(kept: str) -> str:
    """SHA-256 of what is kept, in hexadecimal."""
    return sha256(kept.encode()).hexdigest()
