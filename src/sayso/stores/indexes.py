"""Indexes: whether words are found where they stand, and whether the database's own are sound."""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import starmap, zip_longest
from operator import eq

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError

from sayso.records.shelf import Fault
from sayso.stores import tables as t
from sayso.stores.words import TOKENS, fold

_NAMES = {"passages": "documents", "claims": "claims"}
_SQLITE = {
    "claim_words": f"""CREATE VIRTUAL TABLE claim_words USING fts5(
        text, content='claims', content_rowid='number', tokenize='{TOKENS}')""",
    "passage_words": f"""CREATE VIRTUAL TABLE passage_words USING fts5(
        text, content='', tokenize='{TOKENS}')""",
    "claim_words_added": """CREATE TRIGGER claim_words_added AFTER INSERT ON claims BEGIN
        INSERT INTO claim_words(rowid, text) VALUES (new.number, new.text);
    END""",
    "claim_words_removed": """CREATE TRIGGER claim_words_removed AFTER DELETE ON claims BEGIN
        INSERT INTO claim_words(claim_words, rowid, text)
        VALUES ('delete', old.number, old.text);
    END""",
}
"""What SQLite searches words with, as the migrations make it: a test compares the two."""
_POSTGRESQL = {
    "claims_by_words": "CREATE INDEX claims_by_words ON claims USING gin (words)",
    "passages_by_words": "CREATE INDEX passages_by_words ON passages USING gin (words)",
}
_TRIGGERS = {"claim_words_added", "claim_words_removed"}
_PG_TRIGGERS = """SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"""
_PG_TREES = """SELECT pg_class.relname, indexrelid::regclass::text FROM pg_index
    JOIN pg_class ON pg_class.oid = indrelid JOIN pg_class AS tree ON tree.oid = indexrelid
    JOIN pg_am ON pg_am.oid = tree.relam
    WHERE amname = 'btree' AND pg_class.relnamespace = current_schema()::regnamespace"""
_MOST_TOLD = 10


class WordCheck:
    """Compares the indexes of words with words that are told it, document by document."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_sqlite = connection.dialect.name == "sqlite"
        self._wrong: set[str] = set()
        if self._is_sqlite:
            for of in _NAMES:
                for name in (f"{of}_main", f"{of}_temp", f"{of}_anew"):
                    connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")
                connection.exec_driver_sql(
                    f"CREATE VIRTUAL TABLE temp.{of}_anew USING fts5("
                    f"text, content='', tokenize='{TOKENS}')"
                )

    def expect(self, of: Table, words: Mapping[int, str]) -> None:
        """These words under the numbers of rows."""
        if not words:
            return
        if self._is_sqlite:
            put = f"INSERT INTO temp.{of.name}_anew(rowid, text) VALUES (?, ?)"  # noqa: S608
            self._connection.exec_driver_sql(put, list(words.items()))
            return
        differ = text(
            f"SELECT count(*) FROM unnest(CAST(:numbers AS bigint[]), CAST(:texts AS text[]))"  # noqa: S608
            f" AS made(number, folded) LEFT JOIN {of.name} AS kept ON kept.number = made.number"
            f" WHERE kept.words IS DISTINCT FROM to_tsvector('sayso', made.folded)"
        )
        given = {"numbers": list(words), "texts": [fold(one) for one in words.values()]}
        if self._connection.execute(differ, given).scalar():
            self._wrong.add(of.name)

    def faults(self) -> Iterator[Fault]:
        """The indexes that hold other words."""
        for of, told in _NAMES.items():
            try:
                is_wrong = of in self._wrong or (self._is_sqlite and not self._is_sound(of))
            except sqlite3.Error:  # it is damaged
                is_wrong = True
            if is_wrong:
                message = "it finds other words than stand there"
                yield Fault(where=f"word index of {told}", message=message, mendable=True)

    def _is_sound(self, of: str) -> bool:
        kept = f"SELECT 1 FROM {of} WHERE words IS NOT NULL"  # noqa: S608  of PostgreSQL alone
        return self._connection.exec_driver_sql(kept).first() is None and self._is_same(of)

    def _is_same(self, of: str) -> bool:
        raw = self._connection.connection.cursor().connection
        streams = []
        for schema, name in (("main", f"{of.removesuffix('s')}_words"), ("temp", f"{of}_anew")):
            listed = f"temp.{of}_{schema}"
            raw.execute(
                f"CREATE VIRTUAL TABLE {listed} USING fts5vocab({schema}, {name}, instance)"
            )
            # Every word with its row and its place in it, in the order of words.
            streams.append(raw.execute(f"SELECT term, doc, offset FROM {listed}"))  # noqa: S608
        return all(starmap(eq, zip_longest(*streams)))


def index_faults(connection: Connection) -> Iterator[Fault]:
    """What the database itself finds wrong with its pages and indexes, and what is missing."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite_damage(connection)
    elif _has_amcheck(connection):
        yield from _postgresql_damage(connection)
    yield from _schema(connection)


def index_notes(connection: Connection) -> tuple[str, ...]:
    """What of the indexes cannot be checked here."""
    if connection.dialect.name == "sqlite" or _has_amcheck(connection):
        return ()
    return (
        "whether PostgreSQL's indexes hold what its tables hold was not checked: "
        "an administrator of it allows that by CREATE EXTENSION amcheck",
    )


def _has_amcheck(connection: Connection) -> bool:
    asked = "SELECT 1 FROM pg_extension WHERE extname = 'amcheck'"
    return connection.exec_driver_sql(asked).first() is not None


def _postgresql_damage(connection: Connection) -> Iterator[Fault]:
    ours = (row for row in connection.exec_driver_sql(_PG_TREES) if row[0] in t.metadata.tables)
    for _, name in list(ours):
        try:
            with connection.begin_nested():
                connection.execute(
                    text("SELECT bt_index_check(CAST(:name AS regclass), true)"), {"name": name}
                )
        except DBAPIError as error:
            line = " ".join(str(error.orig).split())
            yield Fault(where=f"index {name}", message=line, mendable=True)


def _sqlite_damage(connection: Connection) -> Iterator[Fault]:
    for (told,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_TOLD})"):
        if told != "ok":
            line = " ".join(str(told).split())
            yield Fault(where="database", message=line, mendable="index" in line)


def _schema(connection: Connection) -> Iterator[Fault]:
    """Indexes that are missing, and triggers that nobody of ours made, which could change all."""
    indexes = (index for table in t.metadata.tables.values() for index in table.indexes)
    missing = {str(index.name) for index in indexes}
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("SELECT type, name FROM sqlite_master").all()
        triggers = {name for kind, name in found if kind == "trigger"}
        missing -= {name for kind, name in found if kind == "index"}
        lost, strange = _TRIGGERS - triggers, triggers - _TRIGGERS
    else:
        names = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
        missing |= _POSTGRESQL.keys()
        missing -= set(connection.exec_driver_sql(names).scalars())
        found = connection.exec_driver_sql(_PG_TRIGGERS).all()
        lost, strange = set(), {name for table, name in found if table in t.metadata.tables}
    for name in sorted(missing | lost):
        yield Fault(where=f"index {name}", message="it is missing", mendable=True)
    for name in sorted(strange):
        yield Fault(where=f"trigger {name}", message="it is none of ours, and may change anything")


def mend_indexes(connection: Connection) -> None:
    """Make the database's own indexes anew, those that are missing too."""
    for table in t.metadata.tables.values():
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("REINDEX")
        return
    known = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
    there = set(connection.exec_driver_sql(known).scalars())
    for name, made in _POSTGRESQL.items():
        if name not in there:
            connection.exec_driver_sql(made)
    for name in t.metadata.tables:
        connection.exec_driver_sql(f"REINDEX TABLE {name}")


def take_out_word_indexes(connection: Connection) -> None:
    """Take out what SQLite searches words with, however damaged it is."""
    if connection.dialect.name == "sqlite":
        for name in reversed(_SQLITE):
            what = "TRIGGER" if name in _TRIGGERS else "TABLE"
            connection.exec_driver_sql(f"DROP {what} IF EXISTS {name}")


def make_word_indexes(connection: Connection) -> None:
    """Make what SQLite searches words with, with nothing in it."""
    if connection.dialect.name == "sqlite":
        for made in _SQLITE.values():
            connection.exec_driver_sql(made)
