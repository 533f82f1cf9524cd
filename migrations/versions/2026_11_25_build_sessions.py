"""add build sessions"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_builds"
down_revision = "2026_11_25_segments"
branch_labels = None
depends_on = None

OWNERS = (("organisation_id", "organisations"), ("guide_id", "guides"), ("member_id", "members"))


def upgrade() -> None:
    op.create_table(
        "build_sessions",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=6), nullable=False),
        sa.Column("recorded", sa.JSON(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_build_sessions_{column}_{table}"), ondelete="CASCADE"
            )
            for column, table in OWNERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_build_sessions")),
    )
    with op.batch_alter_table("build_sessions", schema=None) as batch_op:
        for column, _ in OWNERS:
            batch_op.create_index(batch_op.f(f"ix_build_sessions_{column}"), [column], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("build_sessions", schema=None) as batch_op:
        for column, _ in reversed(OWNERS):
            batch_op.drop_index(batch_op.f(f"ix_build_sessions_{column}"))
    op.drop_table("build_sessions")
