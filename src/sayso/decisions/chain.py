"""Hash chains: each link holds the hash of the one before, so that a change shows.

A store has two: its decisions, and its journal, which has an entry for whatever is kept (decisions
too), so that the newest hash of the journal stands for all of it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from sayso.records.shelf import Fault

BEGINNING = "0" * 64
"""What the first link holds for the hash of the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One decision as it is kept: every field as the text or number that its hash is taken of."""

    number: int
    case: str
    who: str
    when: str
    why: str
    act: str
    subject: str
    replaces: int | None
    previous: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the journal: from ``made`` on, ``said`` is kept about ``about``.

    ``what`` names a kind of what is kept; ``about`` (which of them) and ``said`` (what of it) are
    JSON arrays, ``said`` null where it was taken out.
    """

    number: int
    made: str
    what: str
    about: str
    said: str
    previous: str


def link_hash(link: Link | Entry) -> str:
    """SHA-256, in hexadecimal, of the link's fields.

    They are hashed as a JSON array in UTF-8 without blanks, in the order of the fields, so that
    anyone can check a chain without Sayso.
    """
    fields = [getattr(link, name) for name in type(link).__slots__]
    written = json.dumps(fields, ensure_ascii=True, separators=(",", ":"))
    return sha256(written.encode("ascii")).hexdigest()


def chain_faults(
    kept: Iterable[tuple[Link | Entry, str]], *, of: str = "decision"
) -> Iterator[Fault]:
    """What is wrong with a chain, at each link where it shows.

    kept: the links in the order of their numbers, each with the hash that stands beside it.
    of: what a link is called.
    """
    expected, previous = 1, BEGINNING
    for link, hash_ in kept:
        where = f"{of} {link.number}"
        number = link.number if isinstance(link, Link) else None
        if link.number != expected:
            missing = f"{of} {expected} is missing before it"
            yield Fault(where=where, message=missing, number=number)
        if link.previous != previous:
            before = f"it does not follow from the {of} before it"
            yield Fault(where=where, message=before, number=number)
        if link_hash(link) != hash_:
            yield Fault(where=where, message="it was changed after it was kept", number=number)
        expected, previous = link.number + 1, hash_
