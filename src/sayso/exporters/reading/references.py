"""The documents of readings as references: BibTeX, and CSL JSON for Zotero and pandoc."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from sayso.exporters.voices import address_of
from sayso.pages.draw_words import place_words, quoted
from sayso.records import Document, Reading
from sayso.records.manner import PLAIN, Manner

# Plain braces would be counted, and a backslash read as a command.
_LATEX = str.maketrans(
    {
        "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
        "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
        "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    }
)  # fmt: skip


class ReadingBibtex:
    """Writes an entry for each document."""

    extensions: ClassVar[tuple[str, ...]] = (".bib",)
    media_type: ClassVar[str] = "application/x-bibtex"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The entries, each as soon as it is known."""
        for reading in records:
            lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(reading.document)]
            yield f"@misc{{sayso-{reading.document.id},\n{''.join(lines)}}}\n\n"


class ReadingCsl:
    """Writes one list of items for all documents."""

    extensions: ClassVar[tuple[str, ...]] = (".csl.json",)
    media_type: ClassVar[str] = "application/vnd.citationstyles.csl+json"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The list.

        Source: citationstyles.org, CSL-JSON schema 1.0.
        """
        items = [_item(reading.document) for reading in records]
        yield json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    if document.title:
        yield "title", f"{{{_plain(document.title)}}}"
    if document.authors:
        yield "author", " and ".join(map(_author, document.authors))
    if document.publisher:
        yield "publisher", _plain(document.publisher)
    if document.published is not None:
        yield "year", f"{document.published.year}"
        yield "date", document.published.isoformat()
    if document.language:
        yield "language", _plain(document.language)
    address = address_of(document)
    if address.startswith("http"):
        yield "url", address
    elif document.location:
        yield "note", _plain(f"Read from {place_words(document.location)}")


def _author(name: str) -> str:
    # In braces of its own a name is one name, whatever comma or "and" it has.
    written = _plain(name)
    return f"{{{written}}}" if "," in name or " and " in name.lower() else written


def _item(document: Document) -> dict[str, Any]:
    address, published = address_of(document), document.published
    item: dict[str, Any] = {"id": document.id, "type": "document"}
    if document.title:
        item["title"] = quoted(document.title)
    if document.authors:
        item["author"] = [{"literal": quoted(name)} for name in document.authors]
    if document.publisher:
        item["publisher"] = quoted(document.publisher)
    if published is not None:
        item["issued"] = {"date-parts": [[published.year, published.month, published.day]]}
    if address.startswith("http"):
        item["URL"] = address
    elif document.location:
        item["note"] = f"Read from {place_words(document.location)}"
    return item | {"language": quoted(document.language)}


def _plain(words: str) -> str:
    return quoted(words).translate(_LATEX)
