"""add to which supervisory authority people of an organisation can complain"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_authorities"
down_revision = "2026_12_03_legal_holds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("organisations", sa.Column("authority", sa.String(500), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("organisations", "authority")
