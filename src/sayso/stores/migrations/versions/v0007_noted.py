"""What linking notes of each document of a case and what it shares with some, by its reading."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table, empty; dossiers, of whose digests it is a part, are made when asked for."""
    op.create_table(
        "noted",
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("inputs", sa.String(length=32), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("shared", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_name", "inputs"),
        sa.ForeignKeyConstraint(["case_name"], ["cases.name"]),
    )
    op.execute("DELETE FROM stories")
    op.execute("DELETE FROM dossiers")
