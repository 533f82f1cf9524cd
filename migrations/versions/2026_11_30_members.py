"""add invitations, suspension, and which organisation somebody works in in which browser

Until now that was the first that had admitted them: sessions that are open stay there.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_members"
down_revision = "2026_11_30_api_keys"
branch_labels = None
depends_on = None

FIRST = "SELECT min(organisation_id) FROM memberships WHERE memberships.member_id = member_sessions.member_id"
MOMENTS = ("joined_at", "suspended_at", "signed_in_at")


def upgrade() -> None:
    with op.batch_alter_table("memberships") as table:
        for name in MOMENTS:
            table.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("member_sessions") as table:
        table.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("device", sa.String(length=60), nullable=False, server_default=""))
        table.add_column(sa.Column("used_at", sa.DateTime(timezone=True), nullable=True))
        table.create_foreign_key(
            op.f("fk_member_sessions_organisation_id_organisations"), "organisations", ["organisation_id"], ["id"]
        )
        table.create_index(op.f("ix_member_sessions_organisation_id"), ["organisation_id"], unique=False)
    op.execute(f"UPDATE member_sessions SET organisation_id = ({FIRST})")  # noqa: S608 - a constant
    with op.batch_alter_table("member_sessions") as table:
        table.alter_column("device", existing_type=sa.String(length=60), existing_nullable=False, server_default=None)
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_invitations_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["invited_by_id"], ["members.id"], name=op.f("fk_invitations_invited_by_id_members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("organisation_id", "email", name=op.f("uq_invitations_organisation_id_email")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitations_secret_hash")),
    )


def downgrade() -> None:
    op.drop_table("invitations")
    with op.batch_alter_table("member_sessions") as table:
        table.drop_index(op.f("ix_member_sessions_organisation_id"))
        table.drop_constraint(op.f("fk_member_sessions_organisation_id_organisations"), type_="foreignkey")
        for name in ("organisation_id", "device", "used_at"):
            table.drop_column(name)
    with op.batch_alter_table("memberships") as table:
        for name in MOMENTS:
            table.drop_column(name)
