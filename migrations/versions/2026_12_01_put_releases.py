"""add which releases were put into storage"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_put_releases"
down_revision = "2026_12_01_operators_part"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "put_releases",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("release_hash", sa.String(length=64), nullable=False),
        sa.Column("player", sa.String(length=16), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_put_releases_site_id_sites")),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_put_releases")),
    )


def downgrade() -> None:
    op.drop_table("put_releases")
