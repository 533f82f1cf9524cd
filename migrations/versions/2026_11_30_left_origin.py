"""add the origin whose sign-in was removed when its site moved"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_left_origin"
down_revision = "2026_11_29_organisation_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("watches") as table:
        table.add_column(sa.Column("left_origin", sa.String(length=2000), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("watches") as table:
        table.drop_column("left_origin")
