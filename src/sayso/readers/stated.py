"""Stated: what a document says of itself in the lines over its text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.readers.dates import find_date
from sayso.readers.heads import bare, find_day, find_title, head_lines, words_in
from sayso.readers.imprint import find_publisher
from sayso.readers.masthead import Facts, byline, is_title, labelled, split_names

_DAY_LABELS = ("date", "dated", "publi", "posted", "sent")
_TITLES = frozenset(("title", "subject", "subj", "re"))
_AUTHORS = frozenset(("author", "authors", "from"))
_PUBLISHERS = frozenset(("publisher",))
_ADDRESS = re.compile(r"<[^<>]*>|\"")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the lines over a text say, and how many of its first stretches these are."""

    facts: Facts
    stretches: int


def facts_of(stretches: Sequence[str]) -> Stated:
    """What the first stretches of a text, in order, say of it.

    What has a label goes before what a line looks like; a day that has another label comes last.
    """
    numbers, lines = [], []
    for number, line in head_lines(stretches):
        numbers.append(number)
        lines.append(line)
    title = find_title(lines)
    day = find_day(lines, title)
    if title is not None:
        alone = title == len(lines) - 1 and numbers[title] == len(stretches) - 1
        if alone or not is_title(lines[title]):
            title = None
    publisher = find_publisher(lines, title)
    labels = [found for line in lines if (found := labelled(line))]
    days = [(label, on) for label, value in labels if (on := find_date(value))]
    published = next((on for label, on in days if label.startswith(_DAY_LABELS)), None)
    published = published or next(filter(None, map(_released, lines)), None)
    told = {at for at, line in enumerate(lines) if byline(line) or labelled(line)}
    seen = (title, day.line if day else None, publisher[1] if publisher else None)
    told |= {at for at in seen if at is not None}
    facts = Facts(
        title=_value(labels, _TITLES) or (bare(lines[title]) if title is not None else None),
        published=published or (day.on if day else next((on for _, on in days), None)),
        publisher=_value(labels, _PUBLISHERS) or (publisher[0] if publisher else None),
        authors=next(filter(None, map(byline, lines)), ())
        or split_names(_ADDRESS.sub("", _value(labels, _AUTHORS) or "")),
    )
    over = 1 + max((numbers[at] for at in told), default=-1)
    return Stated(facts, max(0, min(over, len(stretches) - 1)))  # something is left to be read


def _released(line: str) -> date | None:
    """The day up to which a line says that the text is embargoed: on it, it came out."""
    return find_date(line) if words_in("embargoes", line) else None


def _value(labels: Iterable[tuple[str, str]], of: frozenset[str]) -> str | None:
    """What the first of some labels says, if it says anything."""
    return next((value for label, value in labels if label in of and value), None)
