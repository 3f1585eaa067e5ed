"""The first tables, and what each database searches words with.

These statements are what stores were made with: a later change is another file, not an edit.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_WORDS = sa.Text().with_variant(TSVECTOR(), "postgresql")

# Both databases find the stems of words and keep the small ones ("not"), so that a phrase is
# found word for word in either.
_TOKENS = "porter unicode61 remove_diacritics 2"
_SQLITE = (
    f"""CREATE VIRTUAL TABLE claim_words USING fts5(
        text, content='claims', content_rowid='number', tokenize='{_TOKENS}')""",
    """CREATE TRIGGER claim_words_added AFTER INSERT ON claims BEGIN
        INSERT INTO claim_words(rowid, text) VALUES (new.number, new.text);
    END""",
    """CREATE TRIGGER claim_words_removed AFTER DELETE ON claims BEGIN
        INSERT INTO claim_words(claim_words, rowid, text)
        VALUES ('delete', old.number, old.text);
    END""",
    f"""CREATE VIRTUAL TABLE passage_words USING fts5(
        text, content='', tokenize='{_TOKENS}')""",
)
_POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY sayso_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION sayso (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION sayso
        ALTER MAPPING FOR asciiword, word, numword WITH sayso_stem""",
    "CREATE INDEX claims_by_words ON claims USING gin (words)",
    "CREATE INDEX passages_by_words ON passages USING gin (words)",
)


def upgrade() -> None:
    """Make every table."""
    sqlite = op.get_context().dialect.name == "sqlite"
    _make_kept()
    _make_searched()
    _make_people()
    for statement in _SQLITE if sqlite else _POSTGRESQL:
        op.execute(statement)


def _make_kept() -> None:
    op.create_table(
        "cases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "documents",
        sa.Column("shelf", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("title_key", _KEY, nullable=False),
        sa.Column("publisher", sa.Text()),
        sa.Column("published", sa.String(length=10)),
        sa.Column("location", sa.Text()),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("shelf"),
        sa.UniqueConstraint("id", "digest"),
    )
    op.create_table(
        "files",
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("shelf", _NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_name"], ["cases.name"]),
        sa.ForeignKeyConstraint(["shelf"], ["documents.shelf"]),
        sa.PrimaryKeyConstraint("case_name", "sha256", "shelf"),
    )
    op.create_table(
        "readings",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("shelf", _NUMBER, nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("scale", sa.String(), nullable=False),
        sa.Column("sayso", sa.String(), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["shelf"], ["documents.shelf"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_readings_shelf"), "readings", ["shelf"])
    op.create_table(
        "holdings",
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("shelf", _NUMBER, nullable=False),
        sa.Column("reading", _NUMBER, nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("superseded_by", _NUMBER),
        sa.ForeignKeyConstraint(["case_name"], ["cases.name"]),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"]),
        sa.ForeignKeyConstraint(["shelf"], ["documents.shelf"]),
        sa.ForeignKeyConstraint(["superseded_by"], ["documents.shelf"]),
        sa.PrimaryKeyConstraint("case_name", "shelf"),
    )
    # ### end Alembic commands ###
    op.create_table(
        "decisions",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=32), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("act_name", sa.String(), nullable=False),
        sa.Column("document", sa.String(length=16)),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("replaces", _NUMBER),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_name"], ["cases.name"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("decisions_by_act", "decisions", ["case_name", "act_name", "number"])
    op.create_index("decisions_by_case", "decisions", ["case_name", "number"])
    op.create_index("decisions_by_document", "decisions", ["case_name", "document", "number"])
    op.create_index("decisions_by_subject", "decisions", ["case_name", "subject", "number"])


def _make_searched() -> None:
    op.create_table(
        "passages",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("shelf", _NUMBER, nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("words", _WORDS),
        sa.ForeignKeyConstraint(["shelf"], ["documents.shelf"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_passages_shelf"), "passages", ["shelf"])
    op.create_table(
        "claims",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("shelf", _NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_key", _KEY, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_kind", sa.String(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("source_key", _KEY, nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("certainty", sa.Text()),
        sa.Column("low", sa.Float()),
        sa.Column("high", sa.Float()),
        sa.Column("published", sa.String(length=10)),
        sa.Column("about_from", sa.String(length=10)),
        sa.Column("about_until", sa.String(length=10)),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("words", _WORDS),
        sa.ForeignKeyConstraint(["case_name"], ["cases.name"]),
        sa.ForeignKeyConstraint(["shelf"], ["documents.shelf"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(
        "claims_by_certainty",
        "claims",
        ["case_name", "low", "high", "shelf", "position", "rejected"],
    )
    op.create_index(
        "claims_by_kind", "claims", ["case_name", "kind", "shelf", "position", "rejected"]
    )
    op.create_index(
        "claims_by_place", "claims", ["case_name", "shelf", "position", "rejected"], unique=True
    )
    op.create_index(
        "claims_by_publication",
        "claims",
        ["case_name", "published", "shelf", "position", "rejected"],
    )
    op.create_index(
        "claims_by_source", "claims", ["case_name", "source_key", "shelf", "position", "rejected"]
    )
    op.create_index(
        "claims_by_text", "claims", ["case_name", "text_key", "shelf", "position", "rejected"]
    )
    op.create_index(
        "claims_by_time", "claims", ["case_name", "about_until", "about_from", "rejected"]
    )
    op.create_table(
        "claim_actors",
        sa.Column("claim", _NUMBER, nullable=False),
        sa.Column("actor_key", _KEY, nullable=False),
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("shelf", _NUMBER, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim", "actor_key"),
    )
    op.create_index("claim_actors_by_document", "claim_actors", ["case_name", "shelf"])
    op.create_index("claim_actors_by_name", "claim_actors", ["case_name", "actor_key", "claim"])


def _make_people() -> None:
    op.create_table(
        "users",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "tries",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("tries_by_what", "tries", ["what", "made"])
    op.create_table(
        "roles",
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_name"], ["cases.name"]),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"]),
        sa.PrimaryKeyConstraint("user_name", "case_name"),
    )
    op.create_table(
        "sessions",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("begun", sa.String(length=32), nullable=False),
        sa.Column("used", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"]),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_index(op.f("ix_sessions_user_name"), "sessions", ["user_name"])
