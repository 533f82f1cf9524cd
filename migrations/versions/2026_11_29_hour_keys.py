"""add keys that live an hour"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_hour_keys"
down_revision = "2026_11_25_themes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hour_keys",
        sa.Column("hour", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("hour", name=op.f("pk_hour_keys")),
    )


def downgrade() -> None:
    op.drop_table("hour_keys")
