"""add what networks and sites have spent of their pace of events, for all processes together"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_02_event_paces"
down_revision = "2026_12_02_member_rights"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_paces",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("whole_at", sa.Double[float](), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_event_paces")),
    )


def downgrade() -> None:
    op.drop_table("event_paces")
