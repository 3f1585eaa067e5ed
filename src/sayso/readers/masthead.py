"""Mastheads: bylines, labels and days, in the lines that stand over a text."""

import re
from dataclasses import dataclass
from datetime import date

from sayso.readers.dates import is_date

_NAME = r"[A-Z][\w.'’-]*(?:[ ](?:(?:van|von|de|der|den|di|al|el|bin|la)[ ])*[A-Z][\w.'’-]*){1,4}"
_AND = r"(?:,[ ]and[ ]|[ ]and[ ]|,[ ]|[ ]?&[ ]?|;[ ])"
_BYLINE = re.compile(
    rf"(?:(?i:by|written by|authors?:|byline:)[ ](?:by[ ])?)(?P<names>{_NAME}(?:{_AND}{_NAME})*)"
    r"(?P<rest>[ ]?[,|/–—(-].{0,80})?\.?"
)
_LABEL = re.compile(
    r"(?P<label>title|subject|subj|re|date|dated|published(?: on| online)?|posted(?: on)?|"
    r"publication date|date of (?:publication|report|information)|from|to|author|authors|"
    r"publisher|cc|bcc|sent|updated|last updated|classification|source|ref|reference|serial)"
    r"(?::[ \t]*|[ ](?=\d|[A-Z][a-z]{2,8}[ ]\d))(?P<value>.*)",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?<![\w.-])(?:https?://)?(?:[\w-]++\.)++[a-z]{2,12}(?:/\S*)?")
_POST = re.compile(r"#?\d{1,4}\s[^\n]{1,80}\d[:.]\d\d")
_WHENCE = frozenset(("source", "date", "dated", "published", "updated", "last updated"))
_SECTION_NAMES = re.compile(
    r"(?:metadata|(?:main )?content|(?:table of )?contents|abstract|(?:executive )?summary|"
    r"introduction|overview|home|article|document|untitled|heading \d|key (?:takeaways|points))",
    re.IGNORECASE,
)
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
    """Whether a heading may name the document.

    A site's address, a part's usual name, what heads a post of a thread, or a line that says whence
    or when it comes ("Source: https://…") does not.
    """
    label = labelled(text.strip())
    if label and label[0] in _WHENCE:
        return False
    ways = (_SITE, _SECTION_NAMES, _POST)
    return not any(way.fullmatch(text.strip()) for way in ways)


def is_masthead_line(text: str) -> bool:
    """Whether a line states the author, the day or another label of a masthead."""
    if len(text) > 150:
        return False
    return bool(byline(text) or is_date(text) or labelled(text))


def labelled(text: str) -> tuple[str, str] | None:
    """A label in lower case and what it says: "Date: 3 May 2026"; None where a line has none."""
    found = _LABEL.fullmatch(text[:300])
    return (found["label"].lower(), found["value"].strip()) if found else None


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
