"""add the time zone of an organisation"""

from alembic import op

revision = "2026_11_30_organisation_zones"
down_revision = "2026_11_30_own_providers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE organisations ADD COLUMN zone VARCHAR(64) NOT NULL DEFAULT 'UTC'")


def downgrade() -> None:
    op.drop_column("organisations", "zone")
