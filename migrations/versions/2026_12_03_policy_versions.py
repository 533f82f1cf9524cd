"""add versions of the privacy policy, and who acknowledged which"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_policy_versions"
down_revision = "2026_12_03_authorities"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "policy_versions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed", sa.String(500), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["published_by_id"], ["members.id"], name=op.f("fk_policy_versions_published_by_id_members")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_policy_versions")),
    )
    op.create_table(
        "policy_acknowledgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_policy_acknowledgements_member_id_members")),
        sa.ForeignKeyConstraint(
            ["number"], ["policy_versions.number"], name=op.f("fk_policy_acknowledgements_number_policy_versions")
        ),
        sa.PrimaryKeyConstraint("number", "member_id", name=op.f("pk_policy_acknowledgements")),
    )
    op.create_index(op.f("ix_policy_acknowledgements_member_id"), "policy_acknowledgements", ["member_id"])


def downgrade() -> None:
    op.drop_table("policy_acknowledgements")
    op.drop_table("policy_versions")
