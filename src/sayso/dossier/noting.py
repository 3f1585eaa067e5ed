"""Noting: what is looked at of each document by itself, made of its reading once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from sys import intern

import numpy as np

from sayso.dossier.at_hand import ClaimsAtHand
from sayso.dossier.copies import Citation, citations_of
from sayso.dossier.fingerprints import Hashes
from sayso.dossier.packed import Allowance, Packed, Pile, Row, Spool
from sayso.dossier.read_by import Way, told_apart, way_of
from sayso.dossier.running import Run
from sayso.dossier.slips import Marks, Slip, make_slip
from sayso.dossier.tracks import Said, said_of
from sayso.records import Credit, Reading
from sayso.records.dossier import ReadBy
from sayso.records.made_by import own_version

_SAID = 4_000_000
"""Bytes of who says what that are held unpacked as well, which is gone through four times."""
_RUNS = 1_000_000
"""Runs of words, eight bytes each, that are at hand until they are compared: hashed once."""
_NO_HASHES = np.empty(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What is noted of a document, whatever others there are.

    ``fingerprints``: as a slip has them, eight bytes each.
    """

    publisher: str
    published: date | None
    credits: tuple[Credit, ...]
    thinned: bool
    fingerprints: bytes
    marks: Marks
    citations: tuple[Citation, ...]
    said: tuple[Said, ...]
    way: Way

    def slip(self, id_: str) -> Slip:
        """The slip of the document, without the runs of its words."""
        return Slip(
            id=intern(id_),
            publisher=intern(self.publisher),
            published=self.published,
            runs=_NO_HASHES,
            fingerprints=np.frombuffer(self.fingerprints, dtype=np.uint64),
            thinned=self.thinned,
            credits=self.credits,
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of all documents together; of their claims no more is held."""

    citations: Packed[tuple[Citation, ...]]
    said: Packed[tuple[Said, ...]]
    models: tuple[str, ...]
    read_by: tuple[ReadBy, ...]


def note_key(reading: bytes) -> str:
    """32 hexadecimal digits: what is noted of a reading, given as JSON, is known by them."""
    return blake2b(own_version().encode() + b"\n" + reading, digest_size=16).hexdigest()


class Notes:
    """Slips as they come, and packed what is looked at of them a few at a time.

    ``keys`` are of each document's reading, and ``made`` is what was noted by these: both empty
    where nothing is to be known again.
    """

    def __init__(self, spool: Spool | None, at_hand: ClaimsAtHand) -> None:
        self.slips: list[Slip] = []
        self.fingerprints = Pile(np.uint64, spool)
        self.marks: Row[Marks] = Row(Marks, spool=spool)
        self.runs: dict[str, Hashes] = {}
        self.keys: dict[str, str] = {}
        self.made = Packed(Noted, spool=spool)
        self._left = _RUNS
        self._citations = Packed(tuple[Citation, ...], spool=spool)
        self._said = Packed(tuple[Said, ...], spool=spool, allowance=Allowance(_SAID))
        self._ways: dict[str, Way] = {}
        self._at_hand = at_hand

    def take_all(
        self, readings: Packed[Reading], known: Packed[Noted], run: Run, *, keyed: bool
    ) -> None:
        """Note every document, those that are known without looking at their readings."""
        if keyed:
            self.keys = {id_: note_key(readings.json(id_)) for id_ in readings}
        for slip, marks in run(make_slip, self._unknown(readings, known)):
            self._add(slip, marks)
            if keyed:
                self.made.put(self.keys[slip.id], self._noted(slip, marks))
        order = sorted(range(len(self.slips)), key=lambda at: self.slips[at].order)
        self.slips = [self.slips[at] for at in order]
        self.fingerprints = self.fingerprints.in_order(order)
        self.marks = self.marks.in_order(order)

    def _unknown(self, readings: Packed[Reading], known: Packed[Noted]) -> Iterator[Reading]:
        """The readings that nothing is known of; each is unpacked once for this and its slip."""
        for id_ in readings:
            key = self.keys.get(id_)
            if key is not None and key in known:
                self.made.take(key, known)
                noted = known[key]
                self._look(id_, noted.said, noted.citations, noted.way)
                self._add(noted.slip(id_), noted.marks)
            else:
                reading = readings[id_]
                claims = self._at_hand.of(id_, reading)
                self._look(id_, said_of(claims), citations_of(claims), way_of(reading))
                yield reading

    def _look(
        self, id_: str, said: tuple[Said, ...], citations: tuple[Citation, ...], way: Way
    ) -> None:
        self._said.put(id_, said)
        if citations:
            self._citations.put(id_, citations)
        self._ways[id_] = way

    def _add(self, slip: Slip, marks: Marks) -> None:
        self.fingerprints.append(slip.fingerprints)
        if 0 < len(slip.runs) <= self._left:
            self._left -= len(slip.runs)
            self.runs[slip.id] = slip.runs
        self.slips.append(replace(slip, runs=_NO_HASHES, fingerprints=_NO_HASHES))
        self.marks.append(marks)

    def _noted(self, slip: Slip, marks: Marks) -> Noted:
        return Noted(
            publisher=slip.publisher,
            published=slip.published,
            credits=slip.credits,
            thinned=slip.thinned,
            fingerprints=slip.fingerprints.tobytes(),
            marks=marks,
            citations=self._citations.get(slip.id, ()),
            said=self._said[slip.id],
            way=self._ways[slip.id],
        )

    def seen(self, order: Iterable[str]) -> Seen:
        """What was seen of all; in which order who says what is gone through."""
        models = tuple(sorted({way.model for way in self._ways.values()} - {""}))
        ways: Mapping[Way, int] = Counter(self._ways.values())
        return Seen(self._citations, self._said.in_order(order), models, told_apart(ways))
