"""Laying: a kept reading with the kept decisions of a case over it."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select, update

from sayso.decisions.casework import case_state
from sayso.decisions.finding import finder_of
from sayso.decisions.lay import lay
from sayso.decisions.standing import standing
from sayso.errors import StoreError
from sayso.records.act_codec import decode_act
from sayso.records.claim import Claim
from sayso.records.decision import Decision
from sayso.records.laid import Citation, LaidReading
from sayso.records.reading import Reading
from sayso.stores import tables as t
from sayso.stores.database import moment, stamp
from sayso.stores.indexing import update_claims
from sayso.stores.records import join

Until = date | datetime | None
_ABOUT_MANY = ("merge-actors", "undo")


def decision_of(row: Row[*tuple[Any, ...]]) -> Decision:
    """The decision that a row holds.

    Raises:
        StoreError: it holds none that this Sayso understands.
    """
    kept = row._mapping
    try:
        act = decode_act(kept["act"])
        when = moment(kept["made"])
    except (ValueError, TypeError) as error:
        where = f"decision {kept['number']}"
        remedy = "upgrade Sayso; `sayso verify` says whether it was changed"
        raise StoreError("cannot be understood", where=where, remedy=remedy) from error
    return Decision(
        number=kept["number"],
        case=kept["case_name"],
        who=kept["who"],
        when=when,
        why=kept["why"],
        act=act,
        subject=kept["subject"],
        replaces=kept["replaces"],
        previous=kept["previous"],
        hash=kept["hash"],
    )


def made_until(connection: Connection, until: Until, *, case: str) -> list[ColumnElement[bool]]:
    """The condition for the decisions of a case up to a moment, or to the end of a day in UTC.

    They are those before the first that was made later: one that a clock set back has dated too
    early is not taken for older than those before it.
    """
    if until is None:
        return []
    if not isinstance(until, datetime):
        until = datetime.combine(until, time.max, tzinfo=UTC)
    c = t.decisions.c
    later = select(func.min(c.number)).where(c.case_name == case, c.made > stamp(until))
    first = connection.execute(later).scalar()
    return [] if first is None else [c.number < first]


def kept_reading(connection: Connection, *, case: str, shelf: int) -> Reading:
    """The newest reading of a document in a case, as the machine made it."""
    row = connection.execute(
        select(t.documents.c.record, t.readings.c.record)
        .select_from(t.holdings)
        .join(t.documents, t.documents.c.shelf == t.holdings.c.shelf)
        .join(t.readings, t.readings.c.number == t.holdings.c.reading)
        .where(t.holdings.c.case_name == case, t.holdings.c.shelf == shelf)
    ).one()
    return join(row[0], row[1])


def laid_reading(
    connection: Connection,
    reading: Reading,
    *,
    case: str,
    shelf: int,
    among: Sequence[ColumnElement[bool]] = (),
) -> LaidReading:
    """The reading with the decisions of the case over it, ``among`` those that it says."""
    formerly = former_ids(connection, case=case, shelf=shelf)
    c = t.decisions.c
    about = or_(c.document.in_([reading.document.id, *formerly]), c.act_name.in_(_ABOUT_MANY))
    rows = connection.execute(
        select(t.decisions).where(c.case_name == case, about, *among).order_by(c.number)
    )
    made = standing(map(decision_of, rows))
    number = newest_number(connection, case, among)
    return lay(reading, made, formerly=formerly, number=number)


def newest_number(
    connection: Connection, case: str, among: Sequence[ColumnElement[bool]] = ()
) -> int:
    """The number of the newest decision of a case, 0 if there is none."""
    c = t.decisions.c
    newest = select(c.number).where(c.case_name == case, *among).order_by(c.number.desc()).limit(1)
    return connection.execute(newest).scalar() or 0


def former_ids(connection: Connection, *, case: str, shelf: int) -> list[str]:
    """The ids of documents of the same file that this one has taken the place of."""
    h = t.holdings.c
    found = (
        select(t.documents.c.id)
        .join(t.holdings, h.shelf == t.documents.c.shelf)
        .where(h.case_name == case, h.superseded_by == shelf)
    )
    return list(connection.execute(found).scalars())


def citations(connection: Connection, case: str) -> tuple[Citation, ...]:
    """The claims that the items of a case cite now."""
    c = t.decisions.c
    cites = select(c.number).where(c.case_name == case, c.act_name == "cite-claim").limit(1)
    if connection.execute(cites).first() is None:
        return ()
    rows = connection.execute(
        select(t.decisions).where(c.case_name == case, c.act_name != "rate").order_by(c.number)
    )
    return case_state(case, map(decision_of, rows)).citations


def cited_evidence(
    laid: LaidReading, cited: Iterable[Citation], documents: Iterable[str]
) -> dict[str, str]:
    """The items that cite each claim of a reading, by the claim's id, as they are kept."""
    ours = set(documents)
    finder = finder_of(laid)
    found: dict[str, list[str]] = {}
    for one in cited:
        if one.claim.document in ours:
            claim = finder.find(one.claim)
            if isinstance(claim, Claim):
                found.setdefault(claim.id, []).append(one.evidence)
    return {id_: json.dumps(list(dict.fromkeys(items))) for id_, items in found.items()}


def bring_claims_up_to_date(connection: Connection, *, case: str, shelves: Iterable[int]) -> None:
    """Lay the decisions of a case over the claims of these documents anew."""
    cited = citations(connection, case)
    for shelf in sorted(set(shelves)):
        reading = kept_reading(connection, case=case, shelf=shelf)
        laid = laid_reading(connection, reading, case=case, shelf=shelf)
        ids = [reading.document.id, *former_ids(connection, case=case, shelf=shelf)]
        evidence = cited_evidence(laid, cited, ids)
        shown = update_claims(connection, laid, case=case, shelf=shelf, evidence=evidence)
        h = t.holdings.c
        here = update(t.holdings).where(h.case_name == case, h.shelf == shelf)
        connection.execute(here.values(shown))
