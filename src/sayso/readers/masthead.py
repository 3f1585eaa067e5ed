"""Mastheads: title, authors and day from the lines that stand over a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from sayso.readers.dates import dateline, find_date, is_date
from sayso.readers.wrapping import ends_sentence

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
_SITE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?")
_SECTION_NAMES = re.compile(
    r"(?:metadata|(?:main )?content|(?:table of )?contents|abstract|(?:executive )?summary|"
    r"introduction|overview|home|article|document|untitled|heading \d|key (?:takeaways|points))",
    re.IGNORECASE,
)
_MOST_LINES = 20
_PROSE_WORDS = 8
_NOT_LONG = timedelta(days=366)
_DAY_LABELS = ("date", "dated", "publi", "posted", "sent")
_NOT_NAMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Janu|Febru)ary|March|April|May|June|July|"
    r"August|(?:Septem|Octo|Novem|Decem)ber|The"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; None or empty where it says nothing.

    ``made`` is the day that a program stamped on the file: worth less than a day in its text.
    ``stamped`` says that title and authors are such properties of the file too. ``address`` is a
    page's canonical one.
    """

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    made: date | None = None
    stamped: bool = False
    address: str | None = None


def is_title(text: str) -> bool:
    """Whether a heading may name the document: not a site's address, nor a part's usual name."""
    return not (_SITE.fullmatch(text.strip()) or _SECTION_NAMES.fullmatch(text.strip()))


def over_the_text(lines: Iterable[str]) -> Iterator[str]:
    """The lines that may say what a document is: those before its second paragraph of prose."""
    prose = 0
    for line in islice(lines, _MOST_LINES):
        prose += ends_sentence(line) and len(line.split(maxsplit=_PROSE_WORDS)) > _PROSE_WORDS
        if prose > 1:
            return
        yield line


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

    A day with the label "published" or "date" goes before a bare one or that of a dateline, and
    that before "updated".
    """
    title: str | None = None
    authors: tuple[str, ...] = ()
    days: dict[int, date] = {}
    for line in lines:
        if day := dateline(line):
            days.setdefault(1, day)
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


def day_before(made: date, lines: Iterable[str]) -> date:
    """The day that a file says it was made, or one of the year before that stands over its text.

    A line such as "Policy brief 12, 26 March 2026. Signe Dahl" is no date line, and yet says more
    than the stamp of whoever printed it anew.
    """
    for line in lines:
        day = None if ends_sentence(line) else find_date(line)
        if day and timedelta() <= made - day <= _NOT_LONG:
            return day
    return made


def _label(text: str) -> tuple[str, str] | None:
    found = _LABEL.fullmatch(text[:300])
    return (found["label"].lower(), found["value"].strip()) if found else None
