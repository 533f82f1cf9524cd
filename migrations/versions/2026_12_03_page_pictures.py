"""add masked pictures of pages, the policies of pages, who sends pictures, and how far a check is"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_page_pictures"
down_revision = "2026_12_03_identified_mode"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("page_snapshots") as table:
        table.add_column(sa.Column("guide_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("step_id", sa.String(length=40), nullable=False, server_default=""))
        table.add_column(sa.Column("policy", sa.String(length=4000), nullable=False, server_default=""))
        table.add_column(sa.Column("node", sa.Integer(), nullable=True))
        table.add_column(sa.Column("width", sa.Integer(), nullable=True))
        table.create_foreign_key(op.f("fk_page_snapshots_guide_id_guides"), "guides", ["guide_id"], ["id"], ondelete="CASCADE")
        table.create_index(op.f("ix_page_snapshots_guide_id"), ["guide_id"])
    op.add_column("checks", sa.Column("planned", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("memberships", sa.Column("sends_pictures", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Pictures have no fetched page behind them, and go."""
    op.execute("DELETE FROM page_snapshots WHERE step_id != ''")
    op.drop_column("memberships", "sends_pictures")
    op.drop_column("checks", "planned")
    with op.batch_alter_table("page_snapshots") as table:
        table.drop_index(op.f("ix_page_snapshots_guide_id"))
        table.drop_constraint(op.f("fk_page_snapshots_guide_id_guides"), type_="foreignkey")
        for name in ("guide_id", "step_id", "policy", "node", "width"):
            table.drop_column(name)
