"""add what organisations may have, and what they did in a day"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_quotas"
down_revision = "2026_12_02_packed_counts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_quotas",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("quota", sa.String(length=20), nullable=False),
        sa.Column("most", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_own_quotas_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "quota", name=op.f("pk_own_quotas")),
    )
    op.create_table(
        "daily_uses",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("quota", sa.String(length=20), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_daily_uses_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "day", "quota", name=op.f("pk_daily_uses")),
    )


def downgrade() -> None:
    op.drop_table("daily_uses")
    op.drop_table("own_quotas")
