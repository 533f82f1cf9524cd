"""add counts of attempts to sign in"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_sign_in_attempts"
down_revision = "2026_11_29_hour_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sign_in_attempts",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("minute", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "minute", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index(op.f("ix_sign_in_attempts_minute"), "sign_in_attempts", ["minute"])


def downgrade() -> None:
    op.drop_table("sign_in_attempts")
