"""Properties: what programs stamp on a file, without what they stamp on every file."""

import re
from datetime import date

from sayso.readers.compose import clean
from sayso.readers.dates import find_date
from sayso.readers.masthead import split_names

_NO_TITLE = re.compile(
    r"(?i:microsoft (?:word|powerpoint|excel)\b.*|python-docx|\(?anonymous\)?|\(?unspecified\)?|"
    r"\(?untitled\)?.*|(?:word )?document\s?\d*|title|slide 1|about:blank|[^ ]*\.[a-z]{2,4}x?|"
    r"https?:.*|[\W\d_]*)"
)
_NO_AUTHOR = re.compile(
    r"(?i:python-docx|\(?anonymous\)?|\(?unspecified\)?|author|owner|(?:\w+ )?users?|admin|"
    r"administrator|unknown|root|default|scanner|.*\b(?:microsoft|adobe|acrobat|office|word)\b.*|"
    r"\S+@\S+|[\W\d_]*)"
)
_PDF_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def honest_title(text: str | None) -> str | None:
    """The title, unless it is what a program puts where nobody gave one."""
    title = clean((text or "")[:1000])
    return None if _NO_TITLE.fullmatch(title) else title


def honest_authors(text: str | None) -> tuple[str, ...]:
    """The names of people or bodies in a field for the author."""
    names = split_names(clean((text or "")[:1000]))
    return tuple(name for name in names if not _NO_AUTHOR.fullmatch(name))


def pdf_day(text: str | None) -> date | None:
    """The day in a PDF's date such as "D:20210829101500Z"."""
    found = _PDF_DAY.match(text or "")
    return find_date("-".join(found.groups())) if found else None
