"""add the links that confirm a new address"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_address_changes"
down_revision = "2026_11_30_members"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "address_changes",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_address_changes_member_id_members")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_address_changes")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_address_changes_secret_hash")),
    )


def downgrade() -> None:
    op.drop_table("address_changes")
