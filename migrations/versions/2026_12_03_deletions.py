"""add when sites and guides were deleted"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_deletions"
down_revision = "2026_12_03_guide_labels"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("sites", "guides"):
        op.add_column(table, sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for table in ("guides", "sites"):
        op.drop_column(table, "deleted_at")
