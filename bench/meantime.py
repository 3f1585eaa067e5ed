"""MEANTIME's documents: their text laid out, and the events that were marked by hand.

The corpus marks events in the first sentences of each document alone; ``marked_until`` is where
the last sentence with an event ends.
"""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lxml import etree

_BEFORE = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "''", "”"})
_AFTER = frozenset({"(", "[", "$", "``", "“", "#"})
_DATE = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")


@dataclass(frozen=True, slots=True)
class Event:
    """An event's words, its tense and whether it lies in the future as the gold says."""

    start: int
    end: int
    tense: str
    is_future: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with its events."""

    name: str
    text: str
    published: date | None
    events: tuple[Event, ...]
    marked_until: int


def read_meantime(path: Path) -> Iterator[Marked]:
    """The documents of a .tar.gz archive, in the order of their names."""
    with tarfile.open(path) as archive:
        members = sorted((one for one in archive if one.isfile()), key=lambda one: one.name)
        for member in members:
            stream = archive.extractfile(member)
            if member.name.endswith(".xml") and stream is not None:
                yield make_document(member.name, etree.fromstring(stream.read()))


def make_document(name: str, root: etree._Element) -> Marked:
    """A document from its XML: a sentence a line, the title and the day as paragraphs."""
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    sentence_of: dict[str, int] = {}
    length, before, sentence = 0, "", -1
    for token in root.iter("token"):
        words = token.text or ""
        number = int(token.get("sentence", "0"))
        gap = "" if words in _BEFORE or before in _AFTER else " "
        if number != sentence:
            gap = "" if sentence < 0 else "\n\n" if number <= 2 else "\n"
        pieces += [gap, words]
        start = length + len(gap)
        length = start + len(words)
        id_ = token.get("t_id", "")
        places[id_], sentence_of[id_] = (start, length), number
        before, sentence = words, number
    text = "".join(pieces)
    events, last = [], -1
    for mention in root.iter("EVENT_MENTION"):
        anchors = [one.get("t_id", "") for one in mention.iter("token_anchor")]
        spans = [places[one] for one in anchors if one in places]
        if spans:
            last = max(last, *(sentence_of[one] for one in anchors if one in places))
            events.append(
                Event(
                    min(start for start, _ in spans),
                    max(end for _, end in spans),
                    mention.get("tense", ""),
                    mention.get("time") == "FUTURE",
                )
            )
    until = max(
        (places[one][1] for one, number in sentence_of.items() if number <= last), default=0
    )
    return Marked(name, text, _day(text), tuple(events), until)


def _day(text: str) -> date | None:
    found = _DATE.search(text[:300].replace(" ,", ","))
    if found is None:
        return None
    try:
        return datetime.strptime(found[0], "%B %d, %Y").date()
    except ValueError:
        return None
