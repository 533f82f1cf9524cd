"""add pictures of persons"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_member_pictures"
down_revision = "2026_11_30_guide_presences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE members ADD COLUMN picture VARCHAR(16) NOT NULL DEFAULT ''")
    op.create_table(
        "member_pictures",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_member_pictures_member_id_members")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_member_pictures")),
    )


def downgrade() -> None:
    op.drop_table("member_pictures")
    op.drop_column("members", "picture")
