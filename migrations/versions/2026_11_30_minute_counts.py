"""count sign-ins and requests of the API in one table, shared by all processes; counts of before were for minutes"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_minute_counts"
down_revision = "2026_11_30_audit_sealing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _change("sign_in_attempts", "minute_counts", "times")


def downgrade() -> None:
    _change("minute_counts", "sign_in_attempts", "attempts")


def _change(before: str, table: str, counts: str) -> None:
    op.drop_table(before)
    op.create_table(
        table,
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("minute", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(counts, sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "minute", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_minute"), table, ["minute"])
