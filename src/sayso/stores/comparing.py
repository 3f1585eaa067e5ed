"""Comparing: what lists and searches show, beside what it was made of."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sayso.records.document import Document
from sayso.records.shelf import Fault
from sayso.stores import tables as t
from sayso.stores.failures import UNREADABLE
from sayso.stores.indexes import WordCheck
from sayso.stores.indexing import holding_row
from sayso.stores.keeping import document_row, passages_of
from sayso.stores.rebuilding import Anew, Rebuilder, Shelves, all_shelves
from sayso.stores.records import decode_document, digest

_c, _a, _n = t.claims.c, t.claim_actors.c, t.claim_names.c
_Held = tuple[str, int]
_COLUMNS = [one for one in t.claims.columns if one.name != "words"]


def derived_faults(connection: Connection) -> Iterator[Fault]:
    """What in lists, searches and counts is not what documents, readings and decisions make it."""
    rebuilder, words = Rebuilder(connection), WordCheck(connection)
    for shelves in all_shelves(connection):
        yield from _documents(connection, shelves, words)
        yield from _claims(connection, shelves, rebuilder, words)
    yield from words.faults()
    yield from _names(connection)


def _documents(connection: Connection, shelves: Shelves, words: WordCheck) -> Iterator[Fault]:
    """Documents' columns, and the passages by which they are searched."""
    p, d = t.passages.c, t.documents.c
    found: dict[int, list[Row[*tuple[Any, ...]]]] = {}
    order = select(p.number, p.shelf, p.begins, p.ends).order_by(p.shelf, p.number)
    for passage in connection.execute(order.where(*shelves.among(p.shelf))):
        found.setdefault(passage.shelf, []).append(passage)
    for row in connection.execute(select(t.documents).where(*shelves.among(d.shelf))).mappings():
        kept, where = found.pop(row["shelf"], []), f"document {row['id']}"
        document = _understood(row)
        if document is None:
            continue  # which is told where what is kept is looked at
        made = document_row(document, row["record"])
        if wrong := _differing(made, row):
            yield _shown(where, f"another {wrong} of it")
        pieces = passages_of(document)
        if [(one.begins, one.ends) for one in kept] != [piece[:2] for piece in pieces]:
            yield _shown(where, "other passages of it")
        elif not _follow_each_other(one.number for one in kept):
            yield _shown(where, "its passages in another order")
        else:
            words.expect(
                t.passages,
                {one.number: piece[2] for one, piece in zip(kept, pieces, strict=True)},
            )
    for shelf in found:
        yield _surplus(f"passages of shelf {shelf}")


def _understood(row: Mapping[Any, Any]) -> Document | None:
    try:
        return decode_document(row["record"]) if digest(row["record"]) == row["digest"] else None
    except UNREADABLE:
        return None


def _claims(
    connection: Connection, shelves: Shelves, rebuilder: Rebuilder, words: WordCheck
) -> Iterator[Fault]:
    listed = Listed(connection, shelves)
    for anew in rebuilder.anew(shelves):
        yield from listed.faults(anew, words)
    yield from listed.surplus()


class Listed:
    """What lists have of some shelves: their claims and the actors of these."""

    def __init__(self, connection: Connection, shelves: Shelves) -> None:
        self._claims: dict[_Held, list[Mapping[Any, Any]]] = {}
        self._actors: dict[_Held, list[Row[*tuple[Any, ...]]]] = {}
        rows = select(*_COLUMNS).where(*shelves.among(_c.shelf)).order_by(_c.position, _c.number)
        for row in connection.execute(rows).mappings():
            self._claims.setdefault((row["case_name"], row["shelf"]), []).append(row)
        for actor in connection.execute(select(t.claim_actors).where(*shelves.among(_a.shelf))):
            self._actors.setdefault((actor.case_name, actor.shelf), []).append(actor)

    def faults(self, anew: Anew, words: WordCheck | None = None) -> Iterator[Fault]:
        """What they have otherwise of a document than it is anew; its words are looked up later."""
        at = (anew.case, anew.shelf)
        rows, actors = self._claims.pop(at, []), self._actors.pop(at, [])
        if anew.laid is None:
            return
        where = f"document {anew.document} in case {anew.case!r}"
        made = anew.rows()
        if [row["position"] for row in rows] != list(range(len(made))):
            yield _shown(where, "other claims of it")
            return
        for row, right in zip(rows, made, strict=True):
            if wrong := _differing(right, row):
                yield _shown(f"claim {row['position'] + 1} of {where}", f"another {wrong} of it")
        if not _follow_each_other(row["number"] for row in rows):
            yield _shown(where, "its claims in another order")
        if words is not None:
            numbers = [row["number"] for row in rows]
            texts = [right["text"] for right in made]
            words.expect(t.claims, dict(zip(numbers, texts, strict=True)))
        position = {row["number"]: row["position"] for row in rows}
        listed = {(position.get(one.claim), one.actor_key): one.actor for one in actors}
        if listed != anew.actors() or len(listed) != len(actors):
            yield _shown(where, "other actors of its claims")
        if wrong := _differing(holding_row(anew.laid, made), anew.shown):
            yield _shown(where, f"another {wrong} of it")

    def surplus(self) -> Iterator[Fault]:
        """What they have of documents that were not asked for."""
        for case, shelf in sorted(self._claims.keys() | self._actors.keys(), key=str):
            yield _surplus(f"claims of shelf {shelf} of case {case!r}")


def _names(connection: Connection) -> Iterator[Fault]:
    """The names told beside lists, and how many claims bear each, as the claims have them.

    The spelling told is the database's first, by its own order.
    """
    made: dict[tuple[str, str, str], tuple[str, int]] = {}
    for what, in_case, key, name in (
        ("source", _c.case_name, _c.source_key, _c.source),
        ("actor", _a.case_name, _a.actor_key, _a.actor),
    ):
        rows = select(in_case, key, func.min(name), func.count()).where(key != "")
        rows = rows.group_by(in_case, key)
        made |= {(row[0], what, row[1]): (row[2], row[3]) for row in connection.execute(rows)}
    for row in connection.execute(select(t.claim_names)):
        right = made.pop((row.case_name, row.what, row.name_key), None)
        if right != (row.name, row.claims):
            yield _shown(f"names of case {row.case_name!r}", f"{row.name!r} otherwise")
    for (case, _, _), (borne, _) in made.items():
        yield _shown(f"names of case {case!r}", f"nothing of {borne!r}")


def _differing(made: Mapping[Any, Any], kept: Mapping[Any, Any]) -> str:
    return ", ".join(name.replace("_", " ") for name in made if made[name] != kept[name])


def _follow_each_other(numbers: Iterable[int]) -> bool:
    return all(after == before + 1 for before, after in pairwise(numbers))


def _shown(where: str, what: str) -> Fault:
    """A fault of what searches and lists have, which is not what was kept."""
    message = f"lists and searches have {what}, not what was kept"
    return Fault(where=where, message=message, mendable=True)


def _surplus(where: str) -> Fault:
    message = "lists and searches have them, and the case holds no such document"
    return Fault(where=where, message=message, mendable=True)
