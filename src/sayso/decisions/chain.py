"""The hash chain: each decision holds the hash of the one before, so that a change shows."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from sayso.records.shelf import Fault

BEGINNING = "0" * 64
"""What the first decision holds for the hash of the one before."""


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


def link_hash(link: Link) -> str:
    """SHA-256, in hexadecimal, of the link's fields.

    They are hashed as a JSON array in UTF-8 without blanks, in the order of the fields, so that
    anyone can check a chain without Sayso.
    """
    fields = [getattr(link, name) for name in Link.__slots__]
    written = json.dumps(fields, ensure_ascii=True, separators=(",", ":"))
    return sha256(written.encode("ascii")).hexdigest()


def chain_faults(kept: Iterable[tuple[Link, str]], *, noted: str | None = None) -> Iterator[Fault]:
    """What is wrong with a chain, at each decision where it shows.

    kept: the links in the order of their numbers, each with the hash that stands beside it.
    noted: a hash that was the newest once; it must stand somewhere in the chain.
    """
    expected, previous = 1, BEGINNING
    found_noted = noted in (None, BEGINNING)
    for link, hash_ in kept:
        if link.number != expected:
            yield _fault(link.number, f"decision {expected} is missing before it")
        if link.previous != previous:
            yield _fault(link.number, "it does not follow from the decision before it")
        if link_hash(link) != hash_:
            yield _fault(link.number, "it was changed after it was kept")
        found_noted = found_noted or hash_ == noted
        expected, previous = link.number + 1, hash_
    if not found_noted:
        message = f"no decision has the noted hash {noted}: the newest were removed or changed"
        yield Fault(where="decisions", message=message)


def _fault(number: int, message: str) -> Fault:
    return Fault(where=f"decision {number}", message=message, number=number)
