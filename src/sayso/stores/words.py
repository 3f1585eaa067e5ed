"""Words to search for: what a person types, as each database understands it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    TableClause,
    column,
    func,
    literal_column,
    select,
    table,
)

TOKENS = "porter unicode61 remove_diacritics 2"
"""How SQLite cuts texts into words, and what it takes for the same word."""
_TYPED = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_NO_LETTER = re.compile("[^a-z0-9]")
_MOST_TERMS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand together. ``begins``: the last begins a word. ``absent``: are not there."""

    words: tuple[str, ...]
    begins: bool = False
    absent: bool = False

    def there(self) -> "Term":
        """The term as one that is to be there."""
        return replace(self, absent=False)


def read_terms(typed: str) -> tuple[Term, ...]:
    """The terms of a search: words, "words that stand together", beginn*, and -without.

    Anything can be typed; what has no letter or digit in it says nothing. At most 16 terms.
    """
    terms = []
    for match in _TYPED.finditer(typed):
        written = match["phrase"] if match["phrase"] is not None else match["word"]
        words = tuple(fold(written).split())
        if words:
            begins = match["phrase"] is None and written.endswith("*")
            terms.append(Term(words=words, begins=begins, absent=bool(match["minus"])))
    return tuple(terms[:_MOST_TERMS])


def fold(written: str) -> str:
    """The words of a text without accents and capitals, with blanks between them.

    Both databases are given words in this form, so that they break text in the same places.
    """
    folded = written.casefold()
    if folded.isascii():
        return _NO_LETTER.sub(" ", folded)
    plain = unicodedata.normalize("NFKD", folded)
    return "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))


def matching(terms: Sequence[Term], of: Table, *, sqlite: bool) -> Select[Any]:
    """The numbers of the rows of claims or passages in which all the terms are (or are absent).

    At least one of the terms is of words that are there.
    """
    if sqlite:
        index = word_index(of)
        return select(index.c.rowid).where(holds_words(terms, of))
    return select(of.c.number).where(words_match(terms, of))


def word_index(of: Table) -> TableClause:
    """The table by which SQLite searches the words of claims or passages."""
    return table(f"{of.name.removesuffix('s')}_words", column("rowid"))


def holds_words(terms: Sequence[Term], of: Table) -> ColumnElement[bool]:
    """The condition for a row of that table."""
    name: ColumnElement[Any] = literal_column(word_index(of).name)
    return name.op("MATCH", is_comparison=True)(_fts5(terms))


def words_match(terms: Sequence[Term], of: Table) -> ColumnElement[bool]:
    """The condition for a row's words in PostgreSQL."""
    query = func.to_tsquery(literal_column("'sayso'"), _tsquery(terms))
    return of.c.words.op("@@", is_comparison=True)(query)


def _fts5(terms: Sequence[Term]) -> str:
    # NOT of FTS5 takes two sides: all that is there, then without each that is not.
    there = [_fts5_term(term) for term in terms if not term.absent]
    absent = [_fts5_term(term) for term in terms if term.absent]
    return " NOT ".join([f"({' AND '.join(there)})", *absent])


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.begins else ""}'


def _tsquery(terms: Sequence[Term]) -> str:
    return " & ".join(_tsquery_term(term) for term in terms)


def _tsquery_term(term: Term) -> str:
    written = " <-> ".join([f"'{word}'" for word in term.words])
    return f"{'!' if term.absent else ''}({written}{':*' if term.begins else ''})"
