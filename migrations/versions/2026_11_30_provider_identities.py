"""add who members are at OpenID Connect providers, and which secrets that are good once were used"""

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
        "spent_secrets",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_spent_secrets")),
    )
    op.create_index(op.f("ix_spent_secrets_expires_at"), "spent_secrets", ["expires_at"])


def downgrade() -> None:
    for table in ("spent_secrets", "provider_identities"):
        op.drop_table(table)
