"""What makes a store look like one of an older Sayso: statements, the newest version first."""

from sayso.stores.tables import VERSION_TABLE

_DESCRIBED = ("name", "name_key", "title", "publisher", "publisher_key", "published", "tags")
_LATER = ("journal", "stories", "noted", "dossiers", "access_tokens")
BACK_TO_0002 = (
    *(f"DROP TABLE {table}" for table in _LATER),
    *(f"ALTER TABLE holdings DROP COLUMN {column}" for column in (*_DESCRIBED, "removed")),
    "ALTER TABLE claims DROP COLUMN tags",
    f"UPDATE {VERSION_TABLE} SET version_num = '0002'",  # noqa: S608
)
BACK_TO_0001 = (
    *BACK_TO_0002,
    "DROP TABLE claim_names",
    "DROP INDEX claims_by_source_kind",
    "DROP INDEX claims_by_corrected",
    f"UPDATE {VERSION_TABLE} SET version_num = '0001'",  # noqa: S608
)
