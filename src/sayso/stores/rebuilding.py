"""Rebuilding: the claims of documents made anew of what is kept, to be set beside the lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from sayso.decisions.casework import case_state
from sayso.decisions.lay import lay
from sayso.decisions.standing import standing
from sayso.decisions.subjects import document_of
from sayso.records.decision import CiteClaim, Decision, MergeActors
from sayso.records.laid import Citation, LaidReading
from sayso.stores import tables as t
from sayso.stores.failures import UNREADABLE
from sayso.stores.indexing import actor_names, claim_rows
from sayso.stores.laying import cited_evidence, decision_of
from sayso.stores.records import digest, join

AT_ONCE = 200
"""Documents that are looked at together: so many fit into memory whatever the store holds."""
_h, _d = t.holdings.c, t.decisions.c
_SHOWN = (
    *(_h.claims, _h.corrected, _h.name, _h.name_key, _h.title, _h.publisher, _h.publisher_key),
    *(_h.published, _h.tags, _h.removed),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """What a document of a case comes to in the lists.

    ``shown`` is what the list of documents has of it.
    ``laid`` is None where what is kept was changed, or cannot be understood.
    """

    case: str
    shelf: int
    document: str
    shown: Mapping[Any, Any]
    laid: LaidReading | None
    evidence: dict[str, str]

    def rows(self) -> list[dict[str, Any]]:
        """The rows of its claims."""
        return list(claim_rows(self.laid, self.evidence)) if self.laid is not None else []

    def actors(self) -> dict[tuple[int, str], str]:
        """The names of its claims' actors by the claim's position and the name's key."""
        return actor_names(self.laid) if self.laid is not None else {}


@dataclass(frozen=True, slots=True)
class Shelves:
    """Some shelves that follow each other; None: whatever stands before, or after."""

    first: int | None
    last: int | None

    def among(self, column: ColumnElement[Any]) -> list[ColumnElement[bool]]:
        """The condition for a column to be one of them."""
        where = []
        if self.first is not None:
            where.append(column >= self.first)
        if self.last is not None:
            where.append(column <= self.last)
        return where


def all_shelves(connection: Connection) -> Iterator[Shelves]:
    """Every shelf, some at once, and whatever is filed under one that there is not."""
    found = connection.execute(select(t.documents.c.shelf).order_by(t.documents.c.shelf))
    numbers = found.scalars().all()
    lasts = [numbers[at - 1] for at in range(AT_ONCE, len(numbers), AT_ONCE)]
    begin: int | None = None
    for last in lasts:
        yield Shelves(begin, last)
        begin = last + 1
    yield Shelves(begin, None)


class Rebuilder:
    """Makes the claims of documents anew, of one case or all. Decisions of a case are read once."""

    def __init__(self, connection: Connection, case: str | None = None) -> None:
        self._connection = connection
        self._among = [_h.case_name == case] if case is not None else []
        self._cases: dict[str, _Decided | None] = {}

    def anew(self, shelves: Shelves) -> Iterator[Anew]:
        """The documents that the lists show, of these shelves."""
        former = self._former(shelves)
        for row in self._held(shelves):
            formerly = former.get((row.case_name, row.shelf), [])
            laid, evidence = self._laid(row, formerly)
            yield Anew(
                case=row.case_name,
                shelf=row.shelf,
                document=row.id,
                shown=row._mapping,
                laid=laid,
                evidence=evidence,
            )

    def _held(self, shelves: Shelves) -> Sequence[Row[*tuple[Any, ...]]]:
        d, r = t.documents.c, t.readings.c
        return self._connection.execute(
            select(
                *_SHOWN,
                *(_h.case_name, _h.shelf, d.id, d.record, d.digest),
                *(r.record.label("rest"), r.digest.label("rest_digest")),
            )
            .join(t.documents, d.shelf == _h.shelf)
            .join(t.readings, r.number == _h.reading)
            .where(_h.superseded_by.is_(None), *self._among, *shelves.among(_h.shelf))
            .order_by(_h.shelf, _h.case_name)
        ).all()

    def _former(self, shelves: Shelves) -> dict[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = {}
        rows = self._connection.execute(
            select(_h.case_name, _h.superseded_by, t.documents.c.id)
            .join(t.documents, t.documents.c.shelf == _h.shelf)
            .where(_h.superseded_by.is_not(None), *self._among, *shelves.among(_h.superseded_by))
        )
        for case, shelf, document in rows:
            found.setdefault((case, shelf), []).append(document)
        return found

    def _laid(
        self, row: Row[*tuple[Any, ...]], formerly: list[str]
    ) -> tuple[LaidReading | None, dict[str, str]]:
        decided = self._decided(row.case_name)
        if decided is None:
            return None, {}
        try:
            if (digest(row.record), digest(row.rest)) != (row.digest, row.rest_digest):
                return None, {}
            reading = join(row.record, row.rest)
        except UNREADABLE:
            return None, {}
        ids = (reading.document.id, *formerly)
        laid = lay(reading, decided.about(ids), formerly=formerly)
        return laid, cited_evidence(laid, decided.citations, ids)

    def _decided(self, case: str) -> "_Decided | None":
        if case not in self._cases:
            rows = self._connection.execute(
                select(t.decisions).where(_d.case_name == case).order_by(_d.number)
            )
            try:
                self._cases[case] = _Decided(case, map(decision_of, rows))
            except UNREADABLE:
                self._cases[case] = None
        return self._cases[case]


class _Decided:
    """The decisions of a case that stand, by the documents that they are about."""

    def __init__(self, case: str, decisions: Iterable[Decision]) -> None:
        self.citations: tuple[Citation, ...] = ()
        self._about: dict[str, list[Decision]] = {}
        self._about_all: list[Decision] = []
        given = tuple(decisions)
        for one in standing(given):
            document = document_of(one.act)
            if isinstance(one.act, MergeActors):
                self._about_all.append(one)
            elif document is not None:
                self._about.setdefault(document, []).append(one)
        if any(isinstance(one.act, CiteClaim) for one in given):
            self.citations = case_state(case, given).citations

    def about(self, documents: Iterable[str]) -> list[Decision]:
        """Those about any of the documents, in their order."""
        found = [one for document in documents for one in self._about.get(document, ())]
        return sorted([*found, *self._about_all], key=lambda one: one.number)
