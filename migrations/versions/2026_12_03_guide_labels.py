"""add labels of guides"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_guide_labels"
down_revision = "2026_12_03_policy_versions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("guides", sa.Column("labels", sa.String(400), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("guides", "labels")
