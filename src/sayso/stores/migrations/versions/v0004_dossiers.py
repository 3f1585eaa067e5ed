"""Dossiers of cases, and their stories, each with what it was made of: linked once, then kept."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, empty: a dossier is made when it is first asked for."""
    op.create_table(
        "dossiers",
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("stamp", sa.String(length=64), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("case_name"),
        sa.ForeignKeyConstraint(["case_name"], ["cases.name"]),
    )
    op.create_table(
        "stories",
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("inputs", sa.String(length=64), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_name", "id"),
        sa.ForeignKeyConstraint(["case_name"], ["cases.name"]),
    )
