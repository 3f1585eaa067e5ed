"""Readings of short texts, and what the rules find in them."""

from dataclasses import replace
from datetime import date

from sayso import pipeline
from sayso.checks.check import check_reading
from sayso.readers.markdown import MarkdownReader
from sayso.records import Reading


def read(text: str, *, published: date | None = date(2026, 3, 12)) -> Reading:
    """The reading of a Markdown text, as of 12 March 2026."""
    document = MarkdownReader().read(text.encode(), location="text.md")
    return pipeline.read(replace(document, published=published))


def found(code: str, text: str, *, published: date | None = date(2026, 3, 12)) -> list[str]:
    """The words that one rule finds fault with by itself, whatever an engine suspects."""
    reading = replace(read(text, published=published), suspicions=())
    return [
        reading.document.text[each.start : each.end]
        for each in check_reading(reading, codes=frozenset({code}))
    ]
