"""counts that take less room, and beside them the sums of each guide's days; rows of before stay, and are read as well"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_04_guide_days"
down_revision = "2026_12_03_picture_library"
branch_labels = None
depends_on = None

FIGURES = ("eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page")
ONCE = ("offered", "offered_goal", "held", "held_goal")
COLUMNS = [*(f"{figure}{end}" for figure in FIGURES for end in ("", "_uniques")), *ONCE]
TOTAL, UNIQUES = (
    " + ".join(f"coalesce({name}, 0)" for name in names)
    for names in ((*FIGURES, *ONCE), [f"{figure}_uniques" for figure in FIGURES])
)


def upgrade() -> None:
    op.create_table(
        "step_counts",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("environment", sa.SmallInteger(), nullable=False),
        sa.Column("device", sa.SmallInteger(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in COLUMNS),
        sa.Column("version", sa.String(length=12), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("locale", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_step_counts_guide_id_guides")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_step_counts_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint(
            "guide_id", "day", "environment", "version", "step", "locale", "device", name=op.f("pk_step_counts")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "guide_days",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("environment", sa.SmallInteger(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0")) for name in COLUMNS),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_guide_days_guide_id_guides")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_guide_days_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "guide_id", "day", "environment", name=op.f("pk_guide_days")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rolled_days", sa.Column("day", sa.Date(), nullable=False), sa.PrimaryKeyConstraint("day", name=op.f("pk_rolled_days"))
    )


def downgrade() -> None:
    """What was counted since is kept as it was before."""
    key = ("guide_id", "environment", "day", "figure", "version", "step", "locale", "device")
    names = ", ".join(COLUMNS)
    values = ", ".join(f"coalesce({name}, 0)" for name in COLUMNS)
    more = ", ".join(f"{name} = counts.{name} + excluded.{name}" for name in ("total", "uniques", *COLUMNS))
    op.execute(
        f"INSERT INTO counts (organisation_id, {', '.join(key)}, total, uniques, {names})"  # noqa: S608 - names of ours
        " SELECT organisation_id, guide_id, CASE environment WHEN 0 THEN 'production' ELSE 'staging' END, day, '', version, step,"
        " locale, CASE device WHEN 0 THEN '' WHEN 1 THEN 'desktop' WHEN 2 THEN 'tablet' ELSE 'mobile' END,"
        f" {TOTAL}, {UNIQUES}, {values} FROM step_counts WHERE true"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {more}"
    )
    op.drop_table("rolled_days")
    op.drop_table("guide_days")
    op.drop_table("step_counts")
