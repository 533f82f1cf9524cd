"""add previews that are one author's own"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_05_own_previews"
down_revision = "2026_12_04_guide_days"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("previews", sa.Column("own", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("previews", sa.Column("turn", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("previews", sa.Column("turned_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for column in ("turned_at", "turn", "own"):
        op.drop_column("previews", column)
