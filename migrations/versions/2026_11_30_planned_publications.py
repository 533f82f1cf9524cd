"""add publications that are planned for a moment, when a worker was last there, and which reviews were reminded of"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_planned_publications"
down_revision = "2026_11_30_required_reviewers"
branch_labels = None
depends_on = None

OWNERS = (
    ("guide_id", "guides"),
    ("organisation_id", "organisations"),
    ("site_id", "sites"),
    ("planned_by_id", "members"),
)
INDEXED = ("organisation_id", "site_id", "goes_live_at", "ends_at")


def upgrade() -> None:
    name = "planned_publications"
    op.create_table(
        name,
        *(sa.Column(column, sa.Integer(), nullable=False) for column, _ in OWNERS),
        sa.Column("version_hash", sa.String(length=64), nullable=False),
        sa.Column("goes_live_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}_{table}"))
            for column, table in OWNERS
        ),
        sa.PrimaryKeyConstraint("guide_id", name=op.f(f"pk_{name}")),
    )
    for column in INDEXED:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
    op.create_table(
        "worker_pulses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_pulses")),
    )
    op.execute(f"ALTER TABLE reviews ADD COLUMN reminded_at {_moment()}")


def _moment() -> str:
    return "DATETIME" if op.get_bind().dialect.name == "sqlite" else "TIMESTAMP WITH TIME ZONE"


def downgrade() -> None:
    op.drop_column("reviews", "reminded_at")
    op.drop_table("worker_pulses")
    op.drop_table("planned_publications")
