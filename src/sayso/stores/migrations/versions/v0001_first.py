"""The first tables, and what each database searches words with.

These statements are what stores were made with: a later change is another file, not an edit.
"""

from alembic import op

from sayso.stores.tables import metadata

revision = "0001"
down_revision = None

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
    bind = op.get_bind()
    sqlite = op.get_context().dialect.name == "sqlite"
    if not sqlite:
        for statement in _POSTGRESQL[:3]:
            op.execute(statement)
    metadata.create_all(bind, checkfirst=False)
    for statement in _SQLITE if sqlite else _POSTGRESQL[3:]:
        op.execute(statement)
