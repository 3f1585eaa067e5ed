"""The dossiers of a store's cases: linked when something has come, and kept until it does again."""

from dataclasses import replace
from threading import Lock

from sqlalchemy import Connection

from sayso.dossier.link import NOTHING_KNOWN, Linked
from sayso.dossier.packed import Spool, join_packed
from sayso.records.laid import LaidDossier, Lost
from sayso.stores.cases import check_case
from sayso.stores.database import Database
from sayso.stores.dossier_rows import (
    Kept,
    Linking,
    Materials,
    decisions_of,
    gather,
    keep_dossier,
    kept_dossier,
    link_materials,
    stamp_of,
)
from sayso.stores.laying import newest_number

_MOST = 8
"""Dossiers that are kept at hand: those that were asked for last."""


class SqlDossiers:
    """A DossierShelf in an SQL database."""

    def __init__(self, database: Database, linking: Linking) -> None:
        self._database = database
        self._linking = linking
        self._at_hand: dict[str, tuple[str, LaidDossier]] = {}
        # Of several who ask at once, one links, and the others have what was linked.
        self._lock = Lock()

    def current(self, case: str) -> LaidDossier:
        """See ``DossierShelf.current``."""
        with self._lock:
            with self._database.reading() as connection:
                check_case(connection, case)
                stamp = stamp_of(connection, case, self._linking.options)
                number = newest_number(connection, case)
                found = self._at_hand.get(case)
                if found is None or found[0] != stamp or found[1].number != number:
                    found = (stamp, self._brought_up_to_date(connection, case, stamp, number))
            self._at_hand.pop(case, None)
            self._at_hand[case] = found
            for oldest in list(self._at_hand)[:-_MOST]:
                del self._at_hand[oldest]
            return found[1]

    def bring_up_to_date(self, case: str) -> int:
        """See ``DossierShelf.bring_up_to_date``."""
        with self._lock, self._database.reading() as connection:
            check_case(connection, case)
            stamp = stamp_of(connection, case, self._linking.options)
            spool = self._linking.spool()
            kept = kept_dossier(connection, case, spool)
            if kept is not None and kept.stamp == stamp:
                return 0
            return self._linked(connection, case, stamp, kept, spool)[0].fresh

    def latest(self, case: str) -> LaidDossier | None:
        """See ``DossierShelf.latest``."""
        found = self._at_hand.get(case)
        if found is not None:
            return found[1]
        with self._database.reading() as connection:
            check_case(connection, case)
            kept = kept_dossier(connection, case)
            if kept is None:
                return None
            laid = _laid(connection, kept, newest_number(connection, case))
        self._at_hand.setdefault(case, (kept.stamp, laid))
        return laid

    def end(self) -> None:
        """Give up linking that is under way."""
        if self._linking.confine is not None:
            self._linking.confine.end()

    def _brought_up_to_date(
        self, connection: Connection, case: str, stamp: str, number: int
    ) -> LaidDossier:
        spool = self._linking.spool()
        kept = kept_dossier(connection, case, spool)
        if kept is not None and kept.stamp == stamp:
            return _laid(connection, kept, number)
        linked, materials = self._linked(connection, case, stamp, kept, spool)
        return LaidDossier(
            dossier=linked.dossier,
            doubts={made.story.id: made.doubts for made in linked.stories.values()},
            settled=materials.settled,
            lost=materials.lost,
            number=number,
            fresh=linked.fresh,
        )

    def _linked(
        self,
        connection: Connection,
        case: str,
        stamp: str,
        kept: Kept | None,
        spool: Spool | None,
    ) -> tuple[Linked, Materials]:
        """What was linked anew, which is kept now, and what it was made of, less the readings."""
        materials = gather(connection, case, spool)
        known = kept.known if kept is not None else NOTHING_KNOWN
        linked = link_materials(materials, self._linking, known, case=case)
        materials = replace(materials, readings=join_packed(()))  # not needed any more, and many
        if not self._database.read_only:
            with self._database.writing(repeatable=True) as writer:
                self._database.alone(writer)
                keep_dossier(writer, case, stamp, linked, materials)
        return linked, materials


def _laid(connection: Connection, kept: Kept, number: int) -> LaidDossier:
    lost = decisions_of(connection, kept.rest.lost)
    return LaidDossier(
        dossier=kept.dossier,
        doubts={made.story.id: made.doubts for made in kept.known.stories.values()},
        settled=kept.rest.settled,
        lost=tuple(Lost(decision=one, gone="claim") for one in lost),
        number=number,
    )
