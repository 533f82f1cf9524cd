"""add organisations' own OpenID Connect providers, their domains, and who may join by them"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_own_providers"
down_revision = "2026_11_30_operators"
branch_labels = None
depends_on = None


def organisation_of(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id"], ["organisations.id"], name=op.f(f"fk_{table}_organisation_id_organisations")
    )


def upgrade() -> None:
    op.create_table(
        "organisation_providers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("issuer", sa.String(length=500), nullable=False),
        sa.Column("client_id", sa.String(length=500), nullable=False),
        sa.Column("client_secret", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        organisation_of("organisation_providers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_providers")),
        sa.UniqueConstraint("key", name=op.f("uq_organisation_providers_key")),
    )
    op.create_index(op.f("ix_organisation_providers_organisation_id"), "organisation_providers", ["organisation_id"])
    op.create_table(
        "organisation_domains",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=190), nullable=False),
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("held", sa.String(length=190), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        organisation_of("organisation_domains"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_domains")),
        sa.UniqueConstraint("held", name=op.f("uq_organisation_domains_held")),
        sa.UniqueConstraint("organisation_id", "name", name=op.f("uq_organisation_domains_organisation_id_name")),
    )
    op.create_table(
        "domain_policies",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("by_provider", sa.Boolean(), nullable=False),
        sa.Column("by_mail", sa.Boolean(), nullable=False),
        organisation_of("domain_policies"),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_domain_policies")),
    )
    op.add_column("organisations", sa.Column("provider_required", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("member_sessions", sa.Column("is_bound", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("member_sessions") as table:
        table.drop_column("is_bound")
    with op.batch_alter_table("organisations") as table:
        table.drop_column("provider_required")
    for name in ("domain_policies", "organisation_domains", "organisation_providers"):
        op.drop_table(name)
