"""Access tokens of programs, as hashes."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "access_tokens",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=8), nullable=False),
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scope", sa.String(length=8), nullable=False),
        sa.Column("made", sa.String(length=32), nullable=False),
        sa.Column("expires", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("token"),
        sa.UniqueConstraint("id"),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"]),
    )
    op.create_index("ix_access_tokens_user_name", "access_tokens", ["user_name"])
