"""how many browsers came to a site in a month"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_active_visitors"
down_revision = "2026_12_03_page_pictures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "active_visitors",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("environment", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_active_visitors_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_active_visitors_site_id_sites")),
        sa.PrimaryKeyConstraint("site_id", "environment", "day", name=op.f("pk_active_visitors")),
    )
    op.create_index(op.f("ix_active_visitors_organisation_id"), "active_visitors", ["organisation_id"])


def downgrade() -> None:
    op.drop_table("active_visitors")
