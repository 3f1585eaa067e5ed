"""What lists show of a document as decisions leave it in a case, and the tags of claims."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns, empty: lists are made anew once the tables are up to date."""
    key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    for column in (
        sa.Column("name", sa.Text(), nullable=False, server_default=""),
        sa.Column("name_key", key, nullable=False, server_default=""),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("publisher_key", key, nullable=False, server_default=""),
        sa.Column("published", sa.String(length=10)),
        sa.Column("tags", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("removed", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("holdings", column)
    op.add_column("claims", sa.Column("tags", sa.Text(), nullable=False, server_default="[]"))
