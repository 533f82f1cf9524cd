"""add who has a guide open"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_guide_presences"
down_revision = "2026_11_30_organisation_zones"
branch_labels = None
depends_on = None

REFERS = (("guide_id", "guides"), ("member_id", "members"), ("organisation_id", "organisations"))


def upgrade() -> None:
    op.create_table(
        "guide_presences",
        *(sa.Column(name, sa.Integer(), nullable=False) for name, _ in REFERS),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in ("opened_at", "seen_at")),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=op.f(f"fk_guide_presences_{name}_{table}"), ondelete="CASCADE")
            for name, table in REFERS
        ),
        sa.PrimaryKeyConstraint("guide_id", "member_id", name=op.f("pk_guide_presences")),
    )
    for name in ("organisation_id", "seen_at"):
        op.create_index(op.f(f"ix_guide_presences_{name}"), "guide_presences", [name], unique=False)


def downgrade() -> None:
    op.drop_table("guide_presences")
