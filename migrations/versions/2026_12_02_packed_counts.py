"""all figures of a step and day in one row of counts; rows of before stay as they are, and are read as well"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_02_packed_counts"
down_revision = "2026_12_01_sealed_fields"
branch_labels = None
depends_on = None

FIGURES = ("eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page")
ONCE = ("offered", "offered_goal", "held", "held_goal")
COLUMNS = [*(f"{figure}{end}" for figure in FIGURES for end in ("", "_uniques")), *ONCE]
KEY = "guide_id, organisation_id, environment, day, version, step, locale, device"


def upgrade() -> None:
    with op.batch_alter_table("counts") as batch_op:
        for name in COLUMNS:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0")))


def downgrade() -> None:
    """What was counted since is told by figure again; an earlier Cairn knows no goals."""
    for figure in FIGURES:
        op.execute(
            f"INSERT INTO counts ({KEY}, figure, total, uniques) SELECT {KEY}, '{figure}', {figure}, {figure}_uniques"  # noqa: S608 - names of ours
            f" FROM counts WHERE figure = '' AND {figure} > 0"
        )
    op.execute("DELETE FROM counts WHERE figure = ''")
    with op.batch_alter_table("counts") as batch_op:
        for name in COLUMNS:
            batch_op.drop_column(name)
