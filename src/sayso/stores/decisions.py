"""The decisions of a store: a chain that is added to, and the cases and claims it leaves."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from sayso.decisions.casework import case_state
from sayso.decisions.chain import BEGINNING, Link, link_hash
from sayso.decisions.subjects import anchors_of, document_of, documents_of, subject
from sayso.decisions.telling import told
from sayso.errors import ConflictError, StoreError
from sayso.ports import Clock
from sayso.records.act_codec import decode_act, encode_act
from sayso.records.anchor import Anchor
from sayso.records.decision import (
    Act,
    CiteClaim,
    Decision,
    Drop,
    MergeActors,
    PutEvidence,
    PutWitness,
    ReplaceCase,
    Undo,
)
from sayso.records.laid import CaseState
from sayso.records.shelf import Verification
from sayso.stores import tables as t
from sayso.stores.cases import check_case
from sayso.stores.database import Database, stamp
from sayso.stores.documents import current_shelf
from sayso.stores.dossier_rows import Linking
from sayso.stores.indexing import key
from sayso.stores.journal import Change, enter
from sayso.stores.laying import (
    Until,
    bring_claims_up_to_date,
    decision_of,
    made_until,
    newest_number,
)
from sayso.stores.mending import repair
from sayso.stores.records import text_of
from sayso.stores.verifying import verify

_d = t.decisions.c
_MOST_REASON = 10_000


class SqlDecisions:
    """A DecisionChain in an SQL database."""

    def __init__(self, database: Database, clock: Clock, linking: Linking) -> None:
        self._database = database
        self._clock = clock
        self._linking = linking
        # Decisions never change, so those once read need not be read again.
        self._known: dict[str, tuple[Decision, ...]] = {}
        self._states: dict[str, CaseState] = {}
        self._lock = Lock()

    def append(
        self, acts: Sequence[Act], *, case: str, who: str, why: str = "", seen: int | None = None
    ) -> tuple[Decision, ...]:
        """See ``DecisionChain.append``."""
        _check_words(who, why)
        with self._database.writing() as connection:
            self._database.alone(connection)
            check_case(connection, case)
            made = []
            for act in acts:
                about = self._subject(connection, act, case)
                before = self._newest_on(connection, case, about)
                _check_seen(before, seen, who)
                self._check_anchors(connection, act, case)
                replaces = before.number if before is not None else None
                made.append(
                    self._link(connection, act, about, replaces, case=case, who=who, why=why)
                )
            entries = [
                Change(what="decision", row={"number": one.number, "hash": one.hash})
                for one in made
            ]
            if made:
                enter(connection, entries, made=stamp(made[-1].when))
            self._apply(connection, made, case)
        return tuple(made)

    def list(
        self,
        *,
        case: str,
        until: Until = None,
        offset: int = 0,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[Decision, ...]:
        """See ``DecisionChain.list``."""
        found = (
            select(t.decisions)
            .order_by(_d.number.desc() if newest_first else _d.number)
            .offset(offset)
        )
        if limit is not None:
            found = found.limit(limit)
        with self._database.reading() as connection:
            among = made_until(connection, until, case=case)
            rows = connection.execute(found.where(_d.case_name == case, *among))
            return tuple(map(decision_of, rows))

    def state(self, case: str, *, until: Until = None) -> CaseState:
        """See ``DecisionChain.state``."""
        if until is not None:
            with self._database.reading() as connection:
                check_case(connection, case)
            return case_state(case, self.list(case=case, until=until))
        with self._database.glancing() as connection:
            newest = newest_number(connection, case)
            if not newest:
                check_case(connection, case)
            with self._lock:
                known, state = self._known.get(case, ()), self._states.get(case)
            if state is not None and state.number == newest:
                return state
            # A backup may have been put in the place of what was known.
            reached = known[-1].number if known and known[-1].number <= newest else 0
            rows = connection.execute(
                select(t.decisions)
                .where(_d.case_name == case, _d.number > reached)
                .order_by(_d.number)
            )
            known = (*(known if reached else ()), *map(decision_of, rows))
        state = case_state(case, known)
        with self._lock:
            self._known[case], self._states[case] = known, state
        return state

    def verify(self, *, noted: str | None = None) -> Verification:
        """See ``DecisionChain.verify``."""
        return verify(self._database, self._linking, noted=noted, now=self._clock())

    def repair(self, *, noted: str | None = None) -> Verification:
        """See ``DecisionChain.repair``."""
        return repair(self._database, self._linking, noted=noted, now=self._clock())

    def _subject(self, connection: Connection, act: Act, case: str) -> str:
        if not isinstance(act, Undo):
            return subject(act)
        target = connection.execute(
            select(_d.subject).where(_d.number == act.number, _d.case_name == case)
        ).scalar()
        if target is None:
            raise StoreError(f"the case {case!r} has no decision {act.number}")
        return str(target)

    def _newest_on(
        self, connection: Connection, case: str, about: str
    ) -> Row[*tuple[Any, ...]] | None:
        return connection.execute(
            select(_d.number, _d.who, _d.act)
            .where(_d.case_name == case, _d.subject == about)
            .order_by(_d.number.desc())
            .limit(1)
        ).first()

    def _check_anchors(self, connection: Connection, act: Act, case: str) -> None:
        for document in documents_of(act):
            shelf = current_shelf(connection, document, case=case)
            if shelf is None:
                raise StoreError(f"the case {case!r} holds no document {document}")
            anchors = [one for one in anchors_of(act) if one.document == document]
            if anchors:
                d = t.documents.c
                kept = select(d.record).where(d.id == document).order_by(d.shelf == shelf)
                text = text_of(connection.execute(kept).scalars().all()[-1])
                for anchor in anchors:
                    _check_quote(anchor, text)

    def _link(  # noqa: PLR0913  one for each column that is not made here
        self,
        connection: Connection,
        act: Act,
        about: str,
        replaces: int | None,
        *,
        case: str,
        who: str,
        why: str,
    ) -> Decision:
        last = connection.execute(
            select(_d.number, _d.hash).order_by(_d.number.desc()).limit(1)
        ).first()
        when = self._clock()
        link = Link(
            number=last.number + 1 if last is not None else 1,
            case=case,
            who=who,
            when=stamp(when),
            why=why,
            act=encode_act(act),
            subject=about,
            replaces=replaces,
            previous=last.hash if last is not None else BEGINNING,
        )
        connection.execute(
            insert(t.decisions).values(
                number=link.number,
                case_name=link.case,
                who=link.who,
                made=link.when,
                why=link.why,
                act=link.act,
                act_name=act.act,
                document=document_of(act),
                subject=link.subject,
                replaces=link.replaces,
                previous=link.previous,
                hash=link_hash(link),
            )
        )
        return Decision(
            number=link.number,
            case=case,
            who=who,
            when=when,
            why=why,
            act=act,
            subject=about,
            replaces=replaces,
            previous=link.previous,
            hash=link_hash(link),
        )

    def _apply(self, connection: Connection, made: Sequence[Decision], case: str) -> None:
        """Bring the searched claims up to date with what was decided."""
        shelves: set[int] = set()
        for decision in made:
            for act in self._undone(connection, decision.act):
                shelves |= self._touched(connection, act, case)
        if shelves:
            bring_claims_up_to_date(connection, case=case, shelves=shelves)

    def _undone(self, connection: Connection, act: Act) -> tuple[Act, ...]:
        """The act, or the one that it undoes in the end."""
        while isinstance(act, Undo):
            row = connection.execute(select(t.decisions).where(_d.number == act.number)).one()
            act = decision_of(row).act
        return (act,)

    def _touched(self, connection: Connection, act: Act, case: str) -> set[int]:
        """Where the documents stand whose claims look different after an act."""
        c, a = t.claims.c, t.claim_actors.c
        document = document_of(act)
        if document is not None:
            shelf = current_shelf(connection, document, case=case)
            return {shelf} if shelf is not None else set()
        if isinstance(act, MergeActors):
            names = [key(name) for name in (*act.names, act.name)]
            by_source = select(c.shelf).where(c.case_name == case, c.source_key.in_(names))
            by_actor = select(a.shelf).where(a.case_name == case, a.actor_key.in_(names))
            return set(connection.execute(by_source.union(by_actor)).scalars())
        if isinstance(act, ReplaceCase | Drop | PutEvidence | PutWitness):
            return self._citing(connection, case)
        return set()

    def _citing(self, connection: Connection, case: str) -> set[int]:
        cites = (_d.case_name == case, _d.act_name == CiteClaim.act)
        documents = connection.execute(select(_d.document).where(*cites).distinct()).scalars()
        shelves = (current_shelf(connection, one, case=case) for one in documents if one)
        return {shelf for shelf in shelves if shelf is not None}


def _check_words(who: str, why: str) -> None:
    if not who.strip():
        raise StoreError("a decision names who made it")
    if "\0" in who + why:
        raise StoreError("a name or reason holds a NUL character", remedy="leave it out")
    if len(why) > _MOST_REASON:
        raise StoreError(f"the reason is longer than {_MOST_REASON:,} characters")


def _check_seen(before: Row[*tuple[Any, ...]] | None, seen: int | None, who: str) -> None:
    if seen is None or before is None or before.number <= seen or before.who == who:
        return
    raise ConflictError(
        f"{before.who} decided on the same meanwhile (decision {before.number}: "
        f"{told(decode_act(before.act))})",
        remedy="look at it, then decide again",
        number=before.number,
    )


def _check_quote(anchor: Anchor, text: str) -> None:
    if text[anchor.start : anchor.end] != anchor.quote:
        raise StoreError(
            f"{anchor.start} to {anchor.end} of document {anchor.document} does not read "
            f"{anchor.quote[:40]!r}",
            remedy="reload the page: the document was read anew",
        )
