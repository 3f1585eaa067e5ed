"""Every table of every type of record, for tests that read tables back."""

from sayso.exporters.tables.columns import Table
from sayso.exporters.tables.tables import tables_of

TABLED = ("reading", "findings", "dossier", "judgement", "scorecard", "ledger")
TABLES: tuple[tuple[str, Table], ...] = tuple(
    (record, table) for record in TABLED for table in tables_of(record)
)
IDS = [f"{record}.{table.name}" for record, table in TABLES]
