"""who chose to get the numbers of the week by mail"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_weekly_choices"
down_revision = "2026_12_03_time_notes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "weekly_choices",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("told_of", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_weekly_choices_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_weekly_choices_member_id_members")),
        sa.PrimaryKeyConstraint("organisation_id", "member_id", name=op.f("pk_weekly_choices")),
    )


def downgrade() -> None:
    op.drop_table("weekly_choices")
