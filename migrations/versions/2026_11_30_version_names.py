"""add names to versions, and the draft that each was frozen from"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_version_names"
down_revision = "2026_11_30_second_steps"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Written out: Alembic's way would copy every version on SQLite.
    op.execute("ALTER TABLE versions ADD COLUMN name VARCHAR(80) NOT NULL DEFAULT ''")
    op.add_column("versions", sa.Column("draft", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("versions", "draft")
    op.drop_column("versions", "name")
