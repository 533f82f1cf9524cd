"""two versions of a guide at once"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_version_splits"
down_revision = "2026_12_03_weekly_choices"
branch_labels = None
depends_on = None

REFERS = {"organisation_id": "organisations", "site_id": "sites", "guide_id": "guides", "began_by_id": "members"}


def upgrade() -> None:
    op.create_table(
        "version_splits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("environment", sa.String(length=10), nullable=False),
        sa.Column("first_hash", sa.String(length=64), nullable=False),
        sa.Column("second_hash", sa.String(length=64), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_version_splits_{column}_{table}"))
            for column, table in REFERS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version_splits")),
    )
    for column in ("organisation_id", "site_id", "guide_id"):
        op.create_index(op.f(f"ix_version_splits_{column}"), "version_splits", [column])


def downgrade() -> None:
    op.drop_table("version_splits")
