"""Mastheads: title, authors and day from the lines that stand over a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sayso.readers.dates import find_date, is_date

_NAME = r"[A-Z][\w.'’-]*(?:[ ](?:(?:van|von|de|der|den|di|al|el|bin|la)[ ])*[A-Z][\w.'’-]*){1,4}"
_AND = r"(?:,[ ]and[ ]|[ ]and[ ]|,[ ]|[ ]?&[ ]?|;[ ])"
_BYLINE = re.compile(
    rf"(?:(?i:by|written by|authors?:|byline:)[ ](?:by[ ])?)(?P<names>{_NAME}(?:{_AND}{_NAME})*)"
    r"(?P<rest>[ ]?[,|/–—(-].{0,80})?\.?"
)
_LABEL = re.compile(
    r"(?P<label>title|subject|date|dated|published(?: on| online)?|posted(?: on)?|publication date|"
    r"date of (?:publication|report|information)|from|to|author|authors|publisher|cc|bcc|sent|"
    r"updated|last updated|classification|source|ref|reference|serial)"
    r"(?::[ \t]*|[ ](?=\d|[A-Z][a-z]{2,8}[ ]\d))(?P<value>.*)",
    re.IGNORECASE,
)
_DAY_LABELS = ("date", "dated", "publi", "posted", "sent")
_NOT_NAMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Janu|Febru)ary|March|April|May|June|July|"
    r"August|(?:Septem|Octo|Novem|Decem)ber|The"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; None or empty where it says nothing.

    ``made`` is the day that a program stamped on the file: worth less than a day in its text.
    """

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    made: date | None = None


def is_masthead_line(text: str) -> bool:
    """Whether a line states the author, the day or another label of a masthead."""
    if len(text) > 150:
        return False
    return bool(byline(text) or is_date(text) or _label(text))


def byline(text: str) -> tuple[str, ...]:
    """The names in a line such as "By Jo Park and Ann Lee, Tarsk"; none if it is no byline."""
    found = _BYLINE.fullmatch(text[:200])
    if not found:
        return ()
    return split_names(found["names"])


def split_names(text: str) -> tuple[str, ...]:
    """The single names in a list of names, without what is no name."""
    names = (name.strip(" .;,") for name in re.split(rf"{_AND}|[\n|]", text[:500]))
    return tuple(
        dict.fromkeys(name for name in names if 2 < len(name) <= 80 and not _NOT_NAMES.match(name))
    )


def facts_of(lines: Iterable[str]) -> Facts:
    """What the first lines of a text say; the caller knows which is the title, if any has no label.

    A day with the label "published" or "date" goes before a bare one, and that before
    "updated".
    """
    title: str | None = None
    authors: tuple[str, ...] = ()
    days: dict[int, date] = {}
    for line in lines:
        if len(line) > 300:
            continue
        authors = authors or byline(line)
        if found := _label(line):
            label, value = found
            if label in {"title", "subject"}:
                title = title or value or None
            elif label in {"author", "authors", "from"}:
                authors = authors or split_names(re.sub(r"<[^>]*>|\"", "", value))
            elif day := find_date(value):
                days.setdefault(0 if label.startswith(_DAY_LABELS) else 2, day)
        elif is_date(line) and (day := find_date(line)):
            days.setdefault(1, day)
    published = days[min(days)] if days else None
    return Facts(title=title, published=published, authors=authors)


def _label(text: str) -> tuple[str, str] | None:
    found = _LABEL.fullmatch(text[:300])
    return (found["label"].lower(), found["value"].strip()) if found else None
