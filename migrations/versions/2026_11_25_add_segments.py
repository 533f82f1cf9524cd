"""add segments, attributes and the hosts of staging"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_segments"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "site_attributes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_site_attributes_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_attributes_site_id_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_attributes")),
        sa.UniqueConstraint("site_id", "name", name=op.f("uq_site_attributes_site_id_name")),
    )
    op.create_index(op.f("ix_site_attributes_organisation_id"), "site_attributes", ["organisation_id"])
    op.create_index(op.f("ix_site_attributes_site_id"), "site_attributes", ["site_id"])
    op.create_table(
        "segments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["edited_by_id"], ["members.id"], name=op.f("fk_segments_edited_by_id_members")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_segments_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_segments_site_id_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segments")),
        sa.UniqueConstraint("key", name=op.f("uq_segments_key")),
        sa.UniqueConstraint("site_id", "name", name=op.f("uq_segments_site_id_name")),
    )
    op.create_index(op.f("ix_segments_organisation_id"), "segments", ["organisation_id"])
    op.create_index(op.f("ix_segments_site_id"), "segments", ["site_id"])
    with op.batch_alter_table("sites") as batch_op:
        batch_op.add_column(sa.Column("staging_hosts", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("sites") as batch_op:
        batch_op.drop_column("staging_hosts")
    op.drop_table("segments")
    op.drop_table("site_attributes")
