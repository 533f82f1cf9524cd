"""add what was refused to nobody in particular, for the operator, and organisations that the operator suspended"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_operators_part"
down_revision = "2026_12_01_key_sites"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "refused_attempts",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "day", name=op.f("pk_refused_attempts")),
    )
    op.add_column("organisations", sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("ALTER TABLE organisations ADD COLUMN suspended_because VARCHAR(300) NOT NULL DEFAULT ''")


def downgrade() -> None:
    op.drop_column("organisations", "suspended_because")
    op.drop_column("organisations", "suspended_at")
    op.drop_table("refused_attempts")
