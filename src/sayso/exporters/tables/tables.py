"""The tables of each type of record."""

from sayso.exporters.tables.columns import Table


def tables_of(record: str) -> tuple[Table, ...]:
    """The tables of a type of record, the chief one first; none where it has none."""
    match record:
        case "reading":
            from sayso.exporters.tables.reading import READING_TABLES

            return READING_TABLES
        case "findings":
            from sayso.exporters.tables.findings import FINDINGS_TABLES

            return FINDINGS_TABLES
        case "dossier":
            from sayso.exporters.tables.dossier import DOSSIER_TABLES

            return DOSSIER_TABLES
        case "judgement":
            from sayso.exporters.tables.judgement import JUDGEMENT_TABLES

            return JUDGEMENT_TABLES
        case "scorecard":
            from sayso.exporters.tables.scorecard import SCORECARD_TABLES

            return SCORECARD_TABLES
        case "ledger":
            from sayso.exporters.tables.scorecard import LEDGER_TABLES

            return LEDGER_TABLES
    return ()


def table_of(record: str, name: str | None) -> Table:
    """The table of that name, or the chief one; ``Form.check`` has seen that there is one."""
    tables = tables_of(record)
    return next((table for table in tables if table.name == name), tables[0])
