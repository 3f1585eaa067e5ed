"""Names counted, and two ways to claims: for these, a claims page looked through all claims."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_COUNT = """INSERT INTO claim_names (case_name, what, name_key, name, claims)
    SELECT case_name, '{what}', {what}_key, min({what}), count(*) FROM {table}
    WHERE {what}_key <> '' GROUP BY case_name, {what}_key"""


def upgrade() -> None:
    """Make the table, count the names of the claims that there are, and index two columns more."""
    op.create_table(
        "claim_names",
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("what", sa.String(length=6), nullable=False),
        sa.Column("name_key", _KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("case_name", "what", "name_key"),
    )
    for what, table in (("source", "claims"), ("actor", "claim_actors")):
        op.execute(_COUNT.format(what=what, table=table))
    op.create_index(
        "claim_names_by_claims", "claim_names", ["case_name", "what", "claims", "name_key"]
    )
    for column in ("source_kind", "corrected"):
        op.create_index(
            f"claims_by_{column}",
            "claims",
            ["case_name", column, "shelf", "position", "rejected"],
        )
    # What SQLite knew of the tables until now was a guess from the first thousand rows.
    for table in ("claims", "claim_actors", "claim_names"):
        op.execute(f"ANALYZE {table}")
