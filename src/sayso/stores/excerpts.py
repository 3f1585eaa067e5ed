"""Excerpts: the words around what a search found in each document."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from sayso.stores import tables as t
from sayso.stores.records import text_of
from sayso.stores.words import Term, fold, holds_words, word_index, words_match

_LONGEST = 240


def excerpts(
    connection: Connection, shelves: Sequence[int], terms: Sequence[Term]
) -> dict[int, str]:
    """For each document on these shelves its first passage in which the first term stands."""
    there = next((term for term in terms if not term.absent), None)
    if there is None or not shelves:
        return {}
    p = t.passages.c
    sqlite = connection.dialect.name == "sqlite"
    first = (_first_of_fts5 if sqlite else _first)(shelves, there)
    rows = connection.execute(
        select(p.shelf, p.begins, p.ends, t.documents.c.record)
        .join(t.documents, t.documents.c.shelf == p.shelf)
        .where(p.number.in_(first))
    )
    return {row.shelf: _around(text_of(row.record)[row.begins : row.ends], there) for row in rows}


def _first(shelves: Sequence[int], term: Term) -> Select[Any]:
    p = t.passages.c
    return (
        select(func.min(p.number))
        .where(p.shelf.in_(shelves), p.ends > p.begins, words_match([term], t.passages))
        .group_by(p.shelf)
    )


def _first_of_fts5(shelves: Sequence[int], term: Term) -> Select[Any]:
    """The first by the numbers of each document's passages, which follow each other.

    FTS5 goes straight to where they begin, and need not list all that the term is in.
    """
    p = t.passages.c
    ours = (
        select(func.min(p.number).label("low"), func.max(p.number).label("high"))
        .where(p.shelf.in_(shelves), p.ends > p.begins)
        .group_by(p.shelf)
        .subquery()
    )
    rowid = word_index(t.passages).c.rowid
    within = (holds_words([term], t.passages), rowid.between(ours.c.low, ours.c.high))
    first = select(rowid).where(*within).order_by(rowid).limit(1).correlate(ours)
    return select(first.scalar_subquery()).select_from(ours)


def _around(passage: str, term: Term) -> str:
    """At most 240 characters of the passage, with the term's first word among them."""
    words = passage.split()
    at = next(
        (i for i, word in enumerate(words) if fold(word).strip().startswith(term.words[0][:4])), 0
    )
    start = max(0, at - 12)
    found = " ".join(words[start:])
    if len(found) > _LONGEST:
        found = found[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"… {found}" if start else found
