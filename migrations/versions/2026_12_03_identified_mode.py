"""add identified mode: its terms by site, identified visitors with sealed attributes, what they did, and their erasures"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_identified_mode"
down_revision = "2026_12_02_event_paces"
branch_labels = None
depends_on = None


def moment(name: str, *, may_be_empty: bool = True) -> "sa.Column[Any]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=may_be_empty)


def owner(table: str) -> "tuple[sa.Column[int], sa.ForeignKeyConstraint]":
    key = sa.ForeignKeyConstraint(
        ["organisation_id"], ["organisations.id"], name=op.f(f"fk_{table}_organisation_id_organisations")
    )
    return sa.Column("organisation_id", sa.Integer(), nullable=False), key


def site(table: str) -> "tuple[sa.Column[int], sa.ForeignKeyConstraint]":
    key = sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f(f"fk_{table}_site_id_sites"))
    return sa.Column("site_id", sa.Integer(), nullable=False), key


def visitor(table: str) -> "tuple[sa.Column[str], sa.ForeignKeyConstraint]":
    name = op.f(f"fk_{table}_visitor_identified_visitors")
    key = sa.ForeignKeyConstraint(["visitor"], ["identified_visitors.name"], name=name, ondelete="CASCADE")
    return sa.Column("visitor", sa.String(length=24), nullable=False), key


INDEXES = (
    ("identified_modes", "organisation_id"),
    ("identified_visitors", "organisation_id"),
    ("identified_visitors", "site_id"),
    ("identified_visitors", "last_day"),
    ("visitor_attributes", "organisation_id"),
    ("engagements", "organisation_id"),
    ("engagements", "guide_id"),
    ("engagements", "day"),
    ("visitor_erasures", "organisation_id"),
    ("visitor_erasures", "site_id"),
)


def upgrade() -> None:
    op.create_table(
        "identified_modes",
        sa.Column("name", sa.String(length=24), nullable=False),
        *site("identified_modes"),
        *owner("identified_modes"),
        sa.Column("purpose", sa.String(length=500), nullable=False),
        sa.Column("legal_basis", sa.String(length=24), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        moment("since", may_be_empty=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_identified_modes")),
        sa.UniqueConstraint("site_id", name=op.f("uq_identified_modes_site_id")),
    )
    op.create_table(
        "identified_visitors",
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("mode", sa.String(length=24), nullable=False),
        sa.Column("pseudonym", sa.String(length=32), nullable=False),
        *owner("identified_visitors"),
        *site("identified_visitors"),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        moment("restricted_at"),
        moment("objected_at"),
        moment("leaves_at"),
        sa.ForeignKeyConstraint(["mode"], ["identified_modes.name"], name=op.f("fk_identified_visitors_mode_identified_modes")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_identified_visitors")),
        sa.UniqueConstraint("mode", "pseudonym", name=op.f("uq_identified_visitors_mode_pseudonym")),
    )
    op.create_table(
        "visitor_attributes",
        *visitor("visitor_attributes"),
        sa.Column("name", sa.String(length=100), nullable=False),
        *owner("visitor_attributes"),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("visitor", "name", name=op.f("pk_visitor_attributes")),
    )
    op.create_table(
        "engagements",
        *visitor("engagements"),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("environment", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("figure", sa.String(length=20), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        *owner("engagements"),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_engagements_guide_id_guides")),
        sa.PrimaryKeyConstraint("visitor", "guide_id", "environment", "day", "figure", "step", name=op.f("pk_engagements")),
    )
    op.create_table(
        "visitor_erasures",
        sa.Column("subject", sa.String(length=80), nullable=False),
        *owner("visitor_erasures"),
        *site("visitor_erasures"),
        sa.Column("receipt_hash", sa.String(length=64), nullable=False),
        *(moment(name, may_be_empty=False) for name in ("asked_at", "warn_at", "due_at")),
        *(moment(name) for name in ("warned_at", "done_at", "kept_at", "cleared_at")),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_visitor_erasures")),
        sa.UniqueConstraint("receipt_hash", name=op.f("uq_visitor_erasures_receipt_hash")),
    )
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    for table in ("visitor_erasures", "engagements", "visitor_attributes", "identified_visitors", "identified_modes"):
        op.drop_table(table)
