"""add which sessions get a new secret, because somebody else changed what their member may do"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_02_session_renewals"
down_revision = "2026_11_30_quotas"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member_sessions", sa.Column("is_to_renew", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("member_sessions", "is_to_renew")
