"""add what pictures show and when one was taken away, and steps that are kept for reuse"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_picture_library"
down_revision = "2026_12_03_deletions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pictures", sa.Column("alt", sa.String(300), nullable=False, server_default=""))
    op.add_column("pictures", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "kept_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["edited_by_id"], ["members.id"], name=op.f("fk_kept_steps_edited_by_id_members")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_kept_steps_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_kept_steps_site_id_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_steps")),
        sa.UniqueConstraint("site_id", "name", name=op.f("uq_kept_steps_site_id_name")),
    )
    op.create_index(op.f("ix_kept_steps_organisation_id"), "kept_steps", ["organisation_id"])
    op.create_index(op.f("ix_kept_steps_site_id"), "kept_steps", ["site_id"])


def downgrade() -> None:
    op.drop_table("kept_steps")
    op.drop_column("pictures", "removed_at")
    op.drop_column("pictures", "alt")
