"""add the links through which an organisation is founded"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_set_up_links"
down_revision = "2026_11_30_sealed_blobs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "set_up_links",
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_set_up_links")),
    )
    with op.batch_alter_table("set_up_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_set_up_links_email"), ["email"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("set_up_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_set_up_links_email"))
    op.drop_table("set_up_links")
