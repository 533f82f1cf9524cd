"""add who members are at OpenID Connect providers, and which of the providers' answers were used"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_provider_identities"
down_revision = "2026_11_30_site_roles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "provider_identities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=500), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("connected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_provider_identities_member_id_members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_identities")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_provider_identities_issuer_subject")),
    )
    op.create_index(op.f("ix_provider_identities_member_id"), "provider_identities", ["member_id"])
    op.create_table(
        "spent_answers",
        sa.Column("state_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_spent_answers")),
    )
    op.create_index(op.f("ix_spent_answers_expires_at"), "spent_answers", ["expires_at"])


def downgrade() -> None:
    for table in ("spent_answers", "provider_identities"):
        op.drop_table(table)
