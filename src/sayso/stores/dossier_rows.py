"""Rows of dossiers: what a case's dossier is made of, how it is kept, and whether it is right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, literal, select, update

from sayso.decisions.linking import is_about_links, settle_links
from sayso.decisions.standing import standing
from sayso.dossier.link import NOTHING_KNOWN, Known, Linked, link_anew, put_together
from sayso.dossier.making import MadeStory
from sayso.dossier.options import Options
from sayso.dossier.packed import Packed, PackedReadings, Spool, join_packed, pack_readings
from sayso.dossier.running import Confine, is_little
from sayso.errors import EngineError
from sayso.records.decision import ClaimAct, Decision, LinkAct, MergeActors, Undo
from sayso.records.decoders import decoder
from sayso.records.document_act import DescribeDocument, RemoveDocument
from sayso.records.dossier import Dossier, Entity, Summary, Track
from sayso.records.laid import LaidReading, Lost
from sayso.records.settled import Settled
from sayso.records.shelf import Fault
from sayso.stores import tables as t
from sayso.stores.failures import UNREADABLE
from sayso.stores.laying import decision_of
from sayso.stores.rebuilding import Rebuilder, all_shelves

_PIECE = 1 << 16
"""Characters of a record that are hashed at once."""
_AT_ONCE = 200
"""Rows of what was noted that are asked for at once."""
_d, _h, _s, _n = t.decisions.c, t.holdings.c, t.stories.c, t.noted.c
_TELLING = tuple(
    one.act
    for kinds in (
        (DescribeDocument, RemoveDocument, MergeActors, Undo),
        ClaimAct.__args__,
        LinkAct.__args__,
    )
    for one in kinds
)
"""Acts that change what is linked; others leave a dossier as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """How a store links: with which options, and what does it within limits, where something does.

    Without ``confine`` the process that asks links, however much there is.
    """

    options: Options
    confine: Confine | None = None

    def spool(self) -> Spool | None:
        """What holds much outside of memory, where something does."""
        return self.confine.spool() if self.confine is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A dossier without its stories, which have rows of their own: ``stories`` are their ids."""

    stories: tuple[str, ...]
    entities: tuple[Entity, ...]
    tracks: tuple[Track, ...]
    summary: Summary
    settled: Settled
    lost: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Materials:
    """What a dossier is made of: readings with decisions over them, and decisions on links."""

    readings: PackedReadings
    settled: Settled
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A dossier as it is kept, whatever has come since: by its stamp, and what is known of it."""

    stamp: str
    rest: Rest
    known: Known

    @property
    def dossier(self) -> Dossier:
        """The whole."""
        by_id = {made.story.id: made.story for made in self.known.stories.values()}
        return put_together(self.bare, (by_id[id_] for id_ in self.rest.stories))

    @property
    def bare(self) -> Dossier:
        """The dossier without its stories."""
        rest = self.rest
        return Dossier(stories=(), entities=rest.entities, tracks=rest.tracks, summary=rest.summary)


def stamp_of(connection: Connection, case: str, linking: Options) -> str:
    """A hash of all that the case's dossier is to be made of, and how: it changes as they do."""
    held = connection.execute(
        select(_h.shelf, _h.reading, _h.superseded_by)
        .where(_h.case_name == case)
        .order_by(_h.shelf)
    )
    decided = connection.execute(
        select(_d.number).where(_d.case_name == case, _d.act_name.in_(_TELLING)).order_by(_d.number)
    )
    made_of = [linking.made_by, list(map(list, held)), list(decided.scalars())]
    return sha256(msgspec.json.encode(made_of)).hexdigest()


def gather(connection: Connection, case: str, spool: Spool | None = None) -> Materials:
    """What the dossier of a case is made of. ``spool``: what holds its readings.

    Raises:
        StoreError: what is kept cannot be understood.
    """
    rebuilder = Rebuilder(connection, case)
    packed = []

    def held() -> Iterator[LaidReading]:
        for shelves in all_shelves(connection):
            for one in rebuilder.anew(shelves):
                if one.laid is not None and one.laid.removed is None:
                    packed.append(pack_readings([one.laid.reading], spool))
                    yield one.laid

    rows = connection.execute(
        select(t.decisions)
        .where(_d.case_name == case, _d.act_name.in_(_TELLING))
        .order_by(_d.number)
    )
    decisions = [one for one in standing(map(decision_of, rows)) if is_about_links(one.act)]
    links = settle_links(decisions, held(), _formerly(connection, case))
    return Materials(join_packed(packed, spool), links.settled, links.lost)


def link_materials(materials: Materials, linking: Linking, known: Known, *, case: str) -> Linked:
    """The dossier of it, what is known not made again; within limits where it is much.

    Raises:
        EngineError: it needs more memory than it may, or was given up.
    """
    given = (materials.readings, replace(linking.options, settled=materials.settled), known)
    if linking.confine is None or is_little(materials.readings):
        return link_anew(*given)
    return linking.confine(link_anew, *given, what=f"linking case {case!r}")


def kept_dossier(connection: Connection, case: str, spool: Spool | None = None) -> Kept | None:
    """The dossier that is kept of a case; None where there is none, or none that can be used.

    ``spool``: what holds its stories.
    """
    row = connection.execute(select(t.dossiers).where(t.dossiers.c.case_name == case)).first()
    if row is None:
        return None
    known = Known.nothing(spool)
    broken = []

    def every() -> Iterator[Any]:
        for one in _parts(connection, case):  # to the last, or PostgreSQL has them at hand still
            data = one.record.encode()
            try:
                if one.id:
                    decoder(MadeStory).decode(data)
                    known.stories.hold_json(one.inputs, data)
                else:
                    known.noted.hold_json(one.inputs, data)
                    if one.shared:
                        known.shared.hold_json(one.inputs, one.shared.encode())
            except UNREADABLE:
                broken.append(one.inputs)
            yield one

    try:
        if _digest(case, row.stamp, row.record, every()) != row.digest or broken:
            return None
        return Kept(row.stamp, decoder(Rest).decode(row.record), known)
    except UNREADABLE:
        return None


def keep_dossier(
    connection: Connection, case: str, stamp: str, linked: Linked, materials: Materials
) -> None:
    """Keep the dossier in the place of what was kept before; what is there of it stays."""
    here = _s.case_name == case
    there = set(connection.execute(select(_s.inputs).where(here)).scalars())
    for gone in sorted(there - linked.stories.keys()):
        connection.execute(delete(t.stories).where(here, _s.inputs == gone))
    ids = []
    for key, made in linked.stories.items():
        ids.append(made.story.id)
        if key not in there:  # one after the other: a story may be as long as all its documents
            record = linked.stories.json(key).decode()
            row = {"case_name": case, "id": made.story.id, "inputs": key, "record": record}
            connection.execute(insert(t.stories), row)
            del row, record
    _keep_noted(connection, case, linked.known)
    bare = linked.rest
    rest = Rest(
        stories=tuple(ids),
        entities=bare.entities,
        tracks=bare.tracks,
        summary=bare.summary,
        settled=materials.settled,
        lost=tuple(one.decision.number for one in materials.lost),
    )
    record = _json(rest)
    digest = _digest(case, stamp, record, _parts(connection, case))
    connection.execute(delete(t.dossiers).where(t.dossiers.c.case_name == case))
    values = {"case_name": case, "stamp": stamp, "record": record, "digest": digest}
    connection.execute(insert(t.dossiers).values(values))


def _keep_noted(connection: Connection, case: str, known: Known) -> None:
    here = _n.case_name == case
    rows = connection.execute(select(_n.inputs, _n.shared).where(here))
    there = {row.inputs: row.shared for row in rows}
    for gone in sorted(there.keys() - known.noted.keys()):
        connection.execute(delete(t.noted).where(here, _n.inputs == gone))
    for key in known.noted:
        shared = known.shared.json(key).decode() if key in known.shared else ""
        if key not in there:
            record = known.noted.json(key).decode()
            row = {"case_name": case, "inputs": key, "record": record, "shared": shared}
            connection.execute(insert(t.noted), row)
        elif there[key] != shared:
            connection.execute(update(t.noted).where(here, _n.inputs == key).values(shared=shared))


def decisions_of(connection: Connection, numbers: Sequence[int]) -> tuple[Decision, ...]:
    """The decisions of those numbers."""
    rows = connection.execute(select(t.decisions).where(_d.number.in_(numbers)).order_by(_d.number))
    return tuple(map(decision_of, rows))


def dossier_faults(connection: Connection, linking: Linking) -> Iterator[Fault]:
    """What dossiers that are kept have otherwise than what they were made of gives."""
    cases = connection.execute(select(t.dossiers.c.case_name).order_by(t.dossiers.c.case_name))
    known = set(cases.scalars())
    for case in sorted(known):
        spool = linking.spool()
        kept = kept_dossier(connection, case, spool)
        where = f"dossier of case {case!r}"
        if kept is None:
            yield _fault(where, "it was changed since it was made")
        elif kept.stamp == stamp_of(connection, case, linking.options):
            try:
                linked = link_materials(
                    gather(connection, case, spool), linking, NOTHING_KNOWN, case=case
                )
            except EngineError as error:
                yield _fault(where, f"it was not compared with what makes it: {error}")
                continue
            if not _are_one(linked, kept):
                yield _fault(where, "it is not what its documents and decisions make it")
    for what, column in (("stories", _s.case_name), ("what was noted", _n.case_name)):
        for case in set(connection.execute(select(column).distinct()).scalars()) - known:
            yield _fault(f"{what} of case {case!r}", "there is no dossier that it is of")


def _are_one(linked: Linked, kept: Kept) -> bool:
    """Whether a dossier is as it is kept; stories are looked at one by one."""
    ids = tuple(one.story.id for one in linked.stories.values())
    return (
        linked.rest == kept.bare
        and ids == kept.rest.stories
        and all(map(_hold_the_same, linked.known.all, kept.known.all))
    )


def _hold_the_same(one: Packed[Any], other: Packed[Any]) -> bool:
    return one.keys() == other.keys() and all(one.json(key) == other.json(key) for key in one)


def _parts(connection: Connection, case: str) -> Iterator[Any]:
    """The rows of a case's stories, and of what was noted for it, which have no id.

    They come a few at once: each may be very long.
    """
    nothing = literal("")
    of_stories = select(_s.id, _s.inputs, _s.record, nothing.label("shared"))
    of_documents = select(nothing.label("id"), _n.inputs, _n.record, _n.shared)
    for found, at_once in (
        (of_stories.where(_s.case_name == case).order_by(_s.id), 1),
        (of_documents.where(_n.case_name == case).order_by(_n.inputs), _AT_ONCE),
    ):
        yield from connection.execute(found.execution_options(yield_per=at_once))


def _fault(where: str, message: str) -> Fault:
    return Fault(where=where, message=message, mendable=True)


def _formerly(connection: Connection, case: str) -> dict[str, str]:
    """Ids of documents that others have taken the place of, with the ids of those."""
    old, new = t.documents.alias("old"), t.documents.alias("new")
    rows = connection.execute(
        select(old.c.id, new.c.id)
        .select_from(t.holdings)
        .join(old, old.c.shelf == _h.shelf)
        .join(new, new.c.shelf == _h.superseded_by)
        .where(_h.case_name == case)
    )
    return {row[0]: row[1] for row in rows}


def _digest(case: str, stamp: str, record: str, parts: Iterable[Any]) -> str:
    """A hash of all of it, made piece by piece: a story may be very long."""
    taken = sha256()
    for text in (case, stamp, record):
        _take(taken, text)
    for one in parts:
        for text in (one.id, one.inputs, one.record, one.shared):
            _take(taken, text)
    return taken.hexdigest()


def _take(taken: Any, text: str) -> None:
    """Hash a text after what was hashed before, its length first."""
    taken.update(b"%d:" % len(text))
    for at in range(0, len(text), _PIECE):
        taken.update(text[at : at + _PIECE].encode())


def _json(record: Any) -> str:
    return msgspec.json.encode(record).decode()
