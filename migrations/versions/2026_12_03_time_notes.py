"""notes on the time line of numbers"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_time_notes"
down_revision = "2026_12_03_active_visitors"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "time_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_time_notes_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_time_notes_site_id_sites")),
        sa.ForeignKeyConstraint(["edited_by_id"], ["members.id"], name=op.f("fk_time_notes_edited_by_id_members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_notes")),
    )
    for column in ("organisation_id", "site_id"):
        op.create_index(op.f(f"ix_time_notes_{column}"), "time_notes", [column])


def downgrade() -> None:
    op.drop_table("time_notes")
