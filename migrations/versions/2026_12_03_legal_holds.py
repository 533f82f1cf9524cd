"""add what is under legal hold, and why"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_legal_holds"
down_revision = "2026_12_03_site_forwarders"
branch_labels = None
depends_on = None
REASONS = {"organisations": sa.String(300), "members": sa.Text()}


def upgrade() -> None:
    for table, reason in REASONS.items():
        op.add_column(table, sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
        op.add_column(table, sa.Column("held_because", reason, nullable=False, server_default=""))


def downgrade() -> None:
    for table in REASONS:
        op.drop_column(table, "held_because")
        op.drop_column(table, "held_at")
