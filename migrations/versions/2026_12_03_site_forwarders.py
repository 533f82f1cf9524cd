"""add which of its pages' analytics a site tells what is counted"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_site_forwarders"
down_revision = "2026_12_03_version_splits"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sites", sa.Column("forwards", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("sites", "forwards")
