"""The tables of a store: one set for SQLite and PostgreSQL.

What people and machines said is in ``documents``, ``readings`` and ``decisions``, whose rows are
never changed. ``claims``, ``claim_actors``, ``claim_names`` and ``passages`` are made of them, to
be searched; ``dossiers`` and ``stories`` too, so that what has been linked is linked once.
``journal`` has an entry for each row that is kept, in a chain of hashes.
Times are ISO 8601 text in UTC, the same in both databases, to the microsecond.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
    literal_column,
)
from sqlalchemy.types import UserDefinedType

VERSION_TABLE = "sayso_version"
# Looked up and sorted by code points in both, whatever the language of the server.
_KEY = Text().with_variant(Text(collation="C"), "postgresql")
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by INTEGER alone


class WordIndex(UserDefinedType[str]):
    """Words to be searched: a tsvector. SQLite has its own tables for that, and keeps nothing."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in PostgreSQL; SQLite takes any."""
        return "tsvector"

    def bind_expression(self, bindvalue: Any) -> ColumnElement[Any]:
        """The words as PostgreSQL keeps them."""
        return func.to_tsvector(literal_column("'sayso'"), bindvalue)


metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    Column("name", String, primary_key=True),
    Column("created", String(32), nullable=False),
    Column("who", String, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("shelf", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False),
    Column("title", Text),
    Column("title_key", _KEY, nullable=False),
    Column("publisher", Text),
    Column("published", String(10)),
    Column("location", Text),
    Column("characters", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    # The same words may be read anew with another day of publication or other blocks.
    UniqueConstraint("id", "digest"),
)

readings = Table(
    "readings",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("shelf", ForeignKey("documents.shelf"), nullable=False, index=True),
    Column("engine", String, nullable=False),
    Column("scale", String, nullable=False),
    Column("sayso", String, nullable=False),
    Column("added", String(32), nullable=False),
    Column("record", Text, nullable=False),
    Column("digest", String(64), nullable=False),
)

holdings = Table(
    "holdings",
    metadata,
    Column("case_name", ForeignKey("cases.name"), primary_key=True),
    Column("shelf", ForeignKey("documents.shelf"), primary_key=True),
    Column("reading", ForeignKey("readings.number"), nullable=False),
    Column("added", String(32), nullable=False),
    Column("who", String, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("corrected", Integer, nullable=False),
    Column("superseded_by", ForeignKey("documents.shelf")),
    # What lists show of the document in this case, as decisions leave it.
    Column("name", Text, nullable=False, server_default=""),
    Column("name_key", _KEY, nullable=False, server_default=""),
    Column("title", Text),
    Column("publisher", Text),
    Column("publisher_key", _KEY, nullable=False, server_default=""),
    Column("published", String(10)),
    Column("tags", Text, nullable=False, server_default="[]"),
    Column("removed", Boolean, nullable=False, server_default=false()),
)

files = Table(
    "files",
    metadata,
    Column("case_name", ForeignKey("cases.name"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("shelf", ForeignKey("documents.shelf"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("added", String(32), nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("shelf", ForeignKey("documents.shelf"), nullable=False, index=True),
    Column("begins", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("words", WordIndex()),
)

claims = Table(
    "claims",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("case_name", ForeignKey("cases.name"), nullable=False),
    Column("shelf", ForeignKey("documents.shelf"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", String(16), nullable=False),
    Column("begins", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_key", _KEY, nullable=False),
    Column("kind", String, nullable=False),
    Column("source_kind", String, nullable=False),
    Column("source", Text),
    Column("source_key", _KEY, nullable=False),
    Column("stance", String, nullable=False),
    Column("certainty", Text),
    Column("low", Float),
    Column("high", Float),
    Column("published", String(10)),
    Column("about_from", String(10)),
    Column("about_until", String(10)),
    Column("corrected", Boolean, nullable=False),
    Column("rejected", Boolean, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("tags", Text, nullable=False, server_default="[]"),
    Column("words", WordIndex()),
    # Each ends in the order of documents, and knows what is rejected: a page is read off it, and
    # its rows are counted in it alone.
    Index("claims_by_place", "case_name", "shelf", "position", "rejected", unique=True),
    Index("claims_by_publication", "case_name", "published", "shelf", "position", "rejected"),
    Index("claims_by_source", "case_name", "source_key", "shelf", "position", "rejected"),
    Index("claims_by_certainty", "case_name", "low", "high", "shelf", "position", "rejected"),
    Index("claims_by_text", "case_name", "text_key", "shelf", "position", "rejected"),
    Index("claims_by_kind", "case_name", "kind", "shelf", "position", "rejected"),
    Index("claims_by_source_kind", "case_name", "source_kind", "shelf", "position", "rejected"),
    Index("claims_by_corrected", "case_name", "corrected", "shelf", "position", "rejected"),
    Index("claims_by_time", "case_name", "about_until", "about_from", "rejected"),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    Column("claim", _NUMBER, primary_key=True),
    Column("actor_key", _KEY, primary_key=True),
    Column("case_name", String, nullable=False),
    Column("shelf", _NUMBER, nullable=False),
    Column("actor", Text, nullable=False),
    Index("claim_actors_by_name", "case_name", "actor_key", "claim"),
    Index("claim_actors_by_document", "case_name", "shelf"),
)

claim_names = Table(
    "claim_names",
    metadata,
    Column("case_name", String, primary_key=True),
    Column("what", String(6), primary_key=True),  # "source" or "actor"
    Column("name_key", _KEY, primary_key=True),
    Column("name", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Index("claim_names_by_claims", "case_name", "what", "claims", "name_key"),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("case_name", ForeignKey("cases.name"), primary_key=True),
    Column("stamp", String(64), nullable=False),  # of what it was made of
    Column("record", Text, nullable=False),
    Column("digest", String(64), nullable=False),  # of all of it, stories too
)

stories = Table(
    "stories",
    metadata,
    Column("case_name", ForeignKey("cases.name"), primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("inputs", String(64), nullable=False),  # what it was made of, hashed
    Column("record", Text, nullable=False),
)

noted = Table(
    "noted",
    metadata,
    Column("case_name", ForeignKey("cases.name"), primary_key=True),
    Column("inputs", String(32), primary_key=True),  # the reading it was made of, hashed
    Column("record", Text, nullable=False),
    Column("shared", Text, nullable=False),  # with documents by their inputs; "" where none is
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("case_name", ForeignKey("cases.name"), nullable=False),
    Column("who", Text, nullable=False),
    Column("made", String(32), nullable=False),
    Column("why", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("act_name", String, nullable=False),
    Column("document", String(16)),
    Column("subject", Text, nullable=False),
    Column("replaces", _NUMBER),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("decisions_by_case", "case_name", "number"),
    Index("decisions_by_subject", "case_name", "subject", "number"),
    Index("decisions_by_document", "case_name", "document", "number"),
    Index("decisions_by_act", "case_name", "act_name", "number"),
)

journal = Table(
    "journal",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("made", String(32), nullable=False),
    Column("what", String(16), nullable=False),
    Column("about", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True),
    Column("password", Text, nullable=False),
    Column("added", String(32), nullable=False),
    Column("disabled", Boolean, nullable=False),
)

roles = Table(
    "roles",
    metadata,
    Column("user_name", ForeignKey("users.name"), primary_key=True),
    Column("case_name", ForeignKey("cases.name"), primary_key=True),
    Column("role", String, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("user_name", ForeignKey("users.name"), nullable=False, index=True),
    Column("begun", String(32), nullable=False),
    Column("used", String(32), nullable=False),
)

access_tokens = Table(
    "access_tokens",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("id", String(8), nullable=False, unique=True),
    Column("user_name", ForeignKey("users.name"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("scope", String(8), nullable=False),
    Column("made", String(32), nullable=False),
    Column("expires", String(32), nullable=False),
)

tries = Table(
    "tries",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("what", Text, nullable=False),
    Column("made", String(32), nullable=False),
    Index("tries_by_what", "what", "made"),
)
