"""add who is an operator of the instance"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_operators"
down_revision = "2026_11_30_planned_publications"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("members", sa.Column("operator_since", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("members", "operator_since")
