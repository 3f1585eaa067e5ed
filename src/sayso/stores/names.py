"""The names that a case's claims bear: how many claims each, kept as the claims change."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from sayso.stores import tables as t

_Tally = dict[tuple[str, str], tuple[int, str]]
"""What bears a name and its key; the number of claims, and the name as it is first by its sort."""
_c, _a, _n = t.claims.c, t.claim_actors.c, t.claim_names.c
_BORNE: dict[str, tuple[ColumnElement[Any], ColumnElement[Any], ColumnElement[Any]]] = {
    "source": (_c.case_name, _c.source_key, _c.source),
    "actor": (_a.case_name, _a.actor_key, _a.actor),
}


@contextmanager
def names_kept(connection: Connection, *, case_name: str, shelf: int) -> Iterator[None]:
    """Within it the claims of a document may change; in the end the names are what they bear."""
    before = _tally(connection, case_name, shelf)
    yield
    after = _tally(connection, case_name, shelf)
    nothing = (0, "")
    changes = [
        {
            "case_name": case_name,
            "what": what,
            "name_key": name_key,
            "name": after.get(one, before.get(one, nothing))[1],
            "claims": after.get(one, nothing)[0] - before.get(one, nothing)[0],
        }
        for one in sorted(before.keys() | after.keys())
        if before.get(one) != after.get(one)
        for what, name_key in [one]
    ]
    if changes:
        _count(connection, changes)
    if before:
        _spell(connection, [one for one in changes if (one["what"], one["name_key"]) in before])


def _tally(connection: Connection, case_name: str, shelf: int) -> _Tally:
    by_source = (
        select(literal("source"), _c.source_key, func.count(), func.min(_c.source))
        .where(_c.case_name == case_name, _c.shelf == shelf, _c.source_key != "")
        .group_by(_c.source_key)
    )
    by_actor = (
        select(literal("actor"), _a.actor_key, func.count(), func.min(_a.actor))
        .where(_a.case_name == case_name, _a.shelf == shelf, _a.actor_key != "")
        .group_by(_a.actor_key)
    )
    rows = connection.execute(union_all(by_source, by_actor))
    return {(what, name_key): (count, name) for what, name_key, count, name in rows}


def _count(connection: Connection, changes: list[dict[str, Any]]) -> None:
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    put = insert(t.claim_names)
    added = put.excluded
    put = put.on_conflict_do_update(
        index_elements=[_n.case_name, _n.what, _n.name_key],
        set_={
            "claims": _n.claims + added.claims,
            "name": case((added.name < _n.name, added.name), else_=_n.name),
        },
    )
    connection.execute(put, changes)


def _spell(connection: Connection, changes: list[dict[str, Any]]) -> None:
    """Take out the names that no claim bears any more, in the spelling that is told too."""
    for what, (in_case, name_key, name) in _BORNE.items():
        lost = [
            {"in_case": one["case_name"], "at_key": one["name_key"]}
            for one in changes
            if one["what"] == what
        ]
        if not lost:
            continue
        here = (
            _n.case_name == bindparam("in_case"),
            _n.what == what,
            _n.name_key == bindparam("at_key"),
        )
        connection.execute(delete(t.claim_names).where(*here, _n.claims <= 0), lost)
        borne = (in_case == _n.case_name, name_key == _n.name_key)
        spelled_so = exists().where(*borne, name == _n.name)
        first = select(func.min(name)).where(*borne).scalar_subquery()
        connection.execute(update(t.claim_names).where(*here, ~spelled_so).values(name=first), lost)
