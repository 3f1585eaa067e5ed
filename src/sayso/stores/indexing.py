"""The rows of claims that are searched: made of a reading with decisions laid over it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from sayso.records.claim import Claim
from sayso.records.decision import ClaimAct
from sayso.records.document import name_of
from sayso.records.laid import LaidReading
from sayso.stores import tables as t
from sayso.stores.days import days
from sayso.stores.names import names_kept
from sayso.stores.words import fold

Row = dict[str, Any]
_LONGEST_KEY = 200


def replace_claims(
    connection: Connection, laid: LaidReading, *, case: str, shelf: int, evidence: Mapping[str, str]
) -> Row:
    """Put the claims of a reading in the place of those before; what lists show of its document."""
    rows = list(claim_rows(laid, evidence))
    with names_kept(connection, case_name=case, shelf=shelf):
        _delete_claims(connection, case=case, shelf=shelf)
        _insert_claims(connection, rows, case=case, shelf=shelf)
        replace_actors(connection, laid, case=case, shelf=shelf)
    return holding_row(laid, rows)


def remove_claims(connection: Connection, *, case: str, shelf: int) -> None:
    """Take out the claims of a document that another has taken the place of."""
    with names_kept(connection, case_name=case, shelf=shelf):
        _delete_claims(connection, case=case, shelf=shelf)
        c = t.claim_actors.c
        connection.execute(delete(t.claim_actors).where(c.case_name == case, c.shelf == shelf))


def _delete_claims(connection: Connection, *, case: str, shelf: int) -> None:
    here = (t.claims.c.case_name == case, t.claims.c.shelf == shelf)
    connection.execute(delete(t.claims).where(*here))


def _insert_claims(connection: Connection, rows: list[Row], *, case: str, shelf: int) -> None:
    sqlite = connection.dialect.name == "sqlite"
    # Writers come one by one, so the numbers after the last are free.
    last = connection.execute(select(func.max(t.claims.c.number))).scalar() or 0
    for number, row in enumerate(rows, last + 1):
        row |= {"number": number, "case_name": case, "shelf": shelf}
        if not sqlite:  # which indexes the text itself, by its triggers
            row["words"] = fold(row["text"])
    if rows:
        connection.execute(insert(t.claims), rows)


def update_claims(
    connection: Connection, laid: LaidReading, *, case: str, shelf: int, evidence: Mapping[str, str]
) -> Row:
    """Bring the rows of a document's claims up to date; what lists show of it.

    Rows that stand where they stood are changed; where a claim was added, cut anew or taken out
    with its document, all are put in anew.
    """
    rows = list(claim_rows(laid, evidence))
    if not _stand_there(connection, rows, case=case, shelf=shelf):
        return replace_claims(connection, laid, case=case, shelf=shelf, evidence=evidence)
    with names_kept(connection, case_name=case, shelf=shelf):
        _update_claims(connection, rows, case=case, shelf=shelf)
        replace_actors(connection, laid, case=case, shelf=shelf)
    return holding_row(laid, rows)


def _stand_there(connection: Connection, rows: list[Row], *, case: str, shelf: int) -> bool:
    c = t.claims.c
    kept = connection.execute(
        select(c.position, c.id, c.begins, c.ends)
        .where(c.case_name == case, c.shelf == shelf)
        .order_by(c.position)
    )
    names = ("position", "id", "begins", "ends")
    return [tuple(one) for one in kept] == [tuple(row[name] for name in names) for row in rows]


def holding_row(laid: LaidReading, rows: Sequence[Row]) -> Row:
    """What the list of documents shows of a reading in its case, whose claims have these rows."""
    document = laid.reading.document
    name = plain(name_of(document))
    return {
        "claims": len(rows),
        "corrected": sum(row["corrected"] for row in rows),
        "name": name,
        "name_key": key(name),
        "title": plain(document.title) if document.title is not None else None,
        "publisher": plain(document.publisher) if document.publisher is not None else None,
        "publisher_key": key(document.publisher or ""),
        "published": _day(laid),
        "tags": tags_kept(laid.tags()),
        "removed": laid.removed is not None,
    }


def tags_kept(tags: Sequence[str]) -> str:
    """Tags as they are kept: a JSON array, in which each can be looked for in its quotes."""
    return json.dumps([plain(one) for one in tags], ensure_ascii=False)


def _update_claims(connection: Connection, rows: list[Row], *, case: str, shelf: int) -> None:
    if not rows:
        return
    columns = [t.claims.c[name] for name in rows[0]]
    kept = connection.execute(
        select(*columns).where(t.claims.c.case_name == case, t.claims.c.shelf == shelf)
    ).mappings()
    before = {row["position"]: dict(row) for row in kept}
    changed = [row for row in rows if before.get(row["position"]) != row]
    if changed:
        fixed = ("position", "id", "begins", "ends", "text", "text_key")
        change: dict[str, Any] = {
            name: bindparam(f"new_{name}") for name in changed[0] if name not in fixed
        }
        where = (
            t.claims.c.case_name == bindparam("at_case"),
            t.claims.c.shelf == bindparam("at_shelf"),
            t.claims.c.position == bindparam("at_position"),
        )
        connection.execute(
            update(t.claims).where(*where).values(change),
            [
                {f"new_{name}": row[name] for name in change}
                | {"at_case": case, "at_shelf": shelf, "at_position": row["position"]}
                for row in changed
            ],
        )


def claim_rows(laid: LaidReading, evidence: Mapping[str, str]) -> Iterator[Row]:
    """A row for each claim of the reading, in its order, as decisions leave it.

    A document that was taken out of the case has none.

    evidence: the items that cite a claim, by its id, as they are kept.
    """
    times = {time.id: time.value for time in laid.reading.times}
    for position, claim, rejected in _in_order(laid):
        spans = [span for id_ in claim.times if (span := days(times.get(id_)))]
        certainty = claim.certainty
        made = laid.decided.get(claim.id, ())
        yield {
            "position": position,
            "id": claim.id,
            "begins": claim.start,
            "ends": claim.end,
            "text": plain(claim.text),
            "text_key": plain(claim.text).casefold()[:60],
            "kind": claim.kind,
            "source_kind": claim.source.kind,
            "source": plain(claim.source.name) if claim.source.name is not None else None,
            "source_key": key(claim.source.name or ""),
            "stance": claim.attributions[-1].stance,
            "certainty": plain(certainty.text) if certainty is not None else None,
            "low": certainty.low if certainty is not None else None,
            "high": certainty.high if certainty is not None else None,
            "published": _day(laid),
            "about_from": min((span[0] for span in spans), default=None),
            "about_until": max((span[1] for span in spans), default=None),
            "corrected": any(isinstance(one.act, ClaimAct) for one in made),
            "rejected": rejected,
            "evidence": evidence.get(claim.id, "[]"),
            "tags": tags_kept(laid.tags(claim.id)),
        }


def actor_names(laid: LaidReading) -> dict[tuple[int, str], str]:
    """The names of the claims' actors, by the claim's position and the name's key."""
    names = {actor.id: plain(actor.name) for actor in laid.reading.actors}
    return {
        (position, key(names[id_])): names[id_]
        for position, claim, _ in _in_order(laid)
        for id_ in claim.actors
        if id_ in names
    }


def replace_actors(connection: Connection, laid: LaidReading, *, case: str, shelf: int) -> None:
    """Put the names of the claims' actors in the place of those before."""
    c, d = t.claim_actors.c, t.claims.c
    connection.execute(delete(t.claim_actors).where(c.case_name == case, c.shelf == shelf))
    numbers = connection.execute(
        select(d.position, d.number).where(d.case_name == case, d.shelf == shelf)
    )
    number_at = {row.position: row.number for row in numbers}
    rows = [
        {
            "claim": number_at[position],
            "actor_key": folded,
            "case_name": case,
            "shelf": shelf,
            "actor": name,
        }
        for (position, folded), name in actor_names(laid).items()
    ]
    if rows:
        connection.execute(insert(t.claim_actors), rows)


def plain(text: str) -> str:
    """The text without NUL, which PostgreSQL cannot keep in a column."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def key(name: str) -> str:
    """What a name is looked up and sorted by: short enough for an index of PostgreSQL."""
    return " ".join(plain(name).casefold().split())[:_LONGEST_KEY]


def _in_order(laid: LaidReading) -> Iterable[tuple[int, Claim, bool]]:
    if laid.removed is not None:
        return
    rejected = {claim.id for claim in laid.rejected}
    for position, claim in enumerate(laid.every):
        yield position, claim, claim.id in rejected


def _day(laid: LaidReading) -> str | None:
    published = laid.reading.document.published
    return published.isoformat() if published is not None else None
