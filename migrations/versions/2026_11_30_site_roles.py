"""add roles of members on single sites, how far their keys reach once they left, and what site an entry of the log is about"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_site_roles"
down_revision = "2026_11_30_organisation_deletion"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "site_roles",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "member_id"],
            ["memberships.organisation_id", "memberships.member_id"],
            name=op.f("fk_site_roles_organisation_id_memberships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_roles_site_id_sites"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("organisation_id", "member_id", "site_id", name=op.f("pk_site_roles")),
    )
    op.create_index(op.f("ix_site_roles_site_id"), "site_roles", ["site_id"], unique=False)
    op.execute("ALTER TABLE audit_entries ADD COLUMN site_id INTEGER")
    op.add_column("api_keys", sa.Column("left_reach", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("api_keys", "left_reach")
    op.drop_column("audit_entries", "site_id")
    op.drop_table("site_roles")
