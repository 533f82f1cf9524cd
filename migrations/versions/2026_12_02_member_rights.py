"""add what members ask for about their data: links that confirm it, erasures, restriction and objection"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_02_member_rights"
down_revision = "2026_12_02_news_channels"
branch_labels = None
depends_on = None

MOMENTS = ("restricted_at", "objected_at", "seen_at")


def upgrade() -> None:
    with op.batch_alter_table("members") as batch:
        for name in MOMENTS:
            batch.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "rights_links",
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("right", sa.String(length=10), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_rights_links_member_id_members")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_rights_links")),
    )
    op.create_index(op.f("ix_rights_links_member_id"), "rights_links", ["member_id"])
    op.create_table(
        "erasures",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("receipt_hash", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_erasures_member_id_members")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_erasures")),
        sa.UniqueConstraint("receipt_hash", name=op.f("uq_erasures_receipt_hash")),
    )


def downgrade() -> None:
    op.drop_table("erasures")
    op.drop_index(op.f("ix_rights_links_member_id"), table_name="rights_links")
    op.drop_table("rights_links")
    with op.batch_alter_table("members") as batch:
        for name in MOMENTS:
            batch.drop_column(name)
