"""add to keys which sites each is for"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_key_sites"
down_revision = "2026_11_30_backup_runs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("api_keys", sa.Column("sites", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("api_keys", "sites")
