"""keep by which numbers browsers remember the steps of what they are shown"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_06_step_numbers"
down_revision = "2026_12_06_label_colours"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("shown_versions", sa.Column("numbers", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("shown_versions", "numbers")
