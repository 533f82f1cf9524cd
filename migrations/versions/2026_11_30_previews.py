"""add previews"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_previews"
down_revision = "2026_11_30_left_origin"
branch_labels = None
depends_on = None

OWNERS = (("organisation_id", "organisations"), ("guide_id", "guides"), ("member_id", "members"))


def upgrade() -> None:
    op.create_table(
        "previews",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_previews_{column}_{table}"), ondelete="CASCADE")
            for column, table in OWNERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_previews")),
    )
    with op.batch_alter_table("previews", schema=None) as batch_op:
        for column, _ in OWNERS:
            batch_op.create_index(batch_op.f(f"ix_previews_{column}"), [column], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("previews", schema=None) as batch_op:
        for column, _ in reversed(OWNERS):
            batch_op.drop_index(batch_op.f(f"ix_previews_{column}"))
    op.drop_table("previews")
