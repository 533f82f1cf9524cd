"""add what keeps made-up and repeated events out of the numbers"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_event_intake"
down_revision = "2026_11_29_shown_versions"
branch_labels = None
depends_on = None

TABLES = ("counted_batches", "rejected_counts", "network_reports", "reported_targets")


def upgrade() -> None:
    op.create_table(
        "counted_batches",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        _organisation("counted_batches"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_counted_batches_site_id_sites")),
        sa.PrimaryKeyConstraint("site_id", "id", name=op.f("pk_counted_batches")),
    )
    op.create_index(op.f("ix_counted_batches_counted_at"), "counted_batches", ["counted_at"], unique=False)
    op.create_table(
        "rejected_counts",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=10), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        _organisation("rejected_counts"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_rejected_counts_site_id_sites")),
        sa.PrimaryKeyConstraint("site_id", "day", "reason", name=op.f("pk_rejected_counts")),
    )
    op.create_table(
        "network_reports",
        sa.Column("hour", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("network", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_network_reports_guide_id_guides")),
        _organisation("network_reports"),
        sa.PrimaryKeyConstraint("hour", "guide_id", "step", "network", name=op.f("pk_network_reports")),
    )
    op.create_table(
        "reported_targets",
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_reported_targets_guide_id_guides")),
        _organisation("reported_targets"),
        sa.PrimaryKeyConstraint("guide_id", "step", name=op.f("pk_reported_targets")),
    )
    for table in ("rejected_counts", "reported_targets"):
        op.create_index(op.f(f"ix_{table}_organisation_id"), table, ["organisation_id"], unique=False)


def downgrade() -> None:
    for table in ("reported_targets", "rejected_counts"):
        op.drop_index(op.f(f"ix_{table}_organisation_id"), table_name=table)
    op.drop_index(op.f("ix_counted_batches_counted_at"), table_name="counted_batches")
    for table in reversed(TABLES):
        op.drop_table(table)


def _organisation(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_organisation_id_organisations")
    return sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=name)
