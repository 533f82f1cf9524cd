"""add the colours that an organisation chose for its labels"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_06_label_colours"
down_revision = "2026_12_05_own_previews"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("organisations", sa.Column("label_colours", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("organisations", "label_colours")
