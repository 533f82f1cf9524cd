"""add the counts of requests by key and network, shared by all processes"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_counted_requests"
down_revision = "2026_11_30_audit_sealing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counted_requests",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("minute", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "minute", name=op.f("pk_counted_requests")),
    )
    op.create_index(op.f("ix_counted_requests_minute"), "counted_requests", ["minute"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_counted_requests_minute"), table_name="counted_requests")
    op.drop_table("counted_requests")
