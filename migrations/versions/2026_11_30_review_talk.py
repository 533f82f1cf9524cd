"""add answers, resolved comments, comments on drafts and of guests, due dates, required reviewers, looks and share links"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_review_talk"
down_revision = "2026_11_30_address_changes"
branch_labels = None
depends_on = None

ADDED = (
    ("guide_id", sa.Integer(), "guides"),
    ("parent_id", sa.Integer(), "review_comments"),
    ("resolved_by_id", sa.Integer(), "members"),
)


def _table(name: str, owners: tuple[tuple[str, str], ...], key: tuple[str, ...], *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        *columns,
        *(sa.Column(column, sa.Integer(), nullable=False) for column, _ in owners),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}_{table}"))
            for column, table in owners
        ),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_organisation_id"), name, ["organisation_id"])


def upgrade() -> None:
    organisation, member = ("organisation_id", "organisations"), ("member_id", "members")
    _table("guide_reviewers", (("guide_id", "guides"), member, organisation), ("guide_id", "member_id"))
    _table(
        "review_looks",
        (("guide_id", "guides"), member, organisation),
        ("guide_id", "member_id"),
        sa.Column("version_hash", sa.String(length=64), nullable=False),
        sa.Column("before_hash", sa.String(length=64), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
    )
    _table(
        "share_links",
        (organisation, ("review_id", "reviews"), member),
        ("id",),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index(op.f("ix_share_links_review_id"), "share_links", ["review_id"])
    with op.batch_alter_table("reviews") as table:
        table.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("findings", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("reviews") as table:
        table.alter_column("findings", server_default=None)
    with op.batch_alter_table("review_comments") as table:
        for name, kind, _ in ADDED:
            table.add_column(sa.Column(name, kind, nullable=True))
        table.add_column(sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("guest", sa.String(length=80), nullable=False, server_default=""))
    op.execute("UPDATE review_comments SET guide_id = (SELECT r.guide_id FROM reviews r WHERE r.id = review_comments.review_id)")
    with op.batch_alter_table("review_comments") as table:
        table.alter_column("guide_id", existing_type=sa.Integer(), nullable=False)
        table.alter_column("guest", server_default=None)
        table.alter_column("review_id", existing_type=sa.Integer(), nullable=True)
        table.alter_column("member_id", existing_type=sa.Integer(), nullable=True)
        table.create_index("ix_review_comments_guide_id", ["guide_id"])
        for name, _, other in ADDED:
            table.create_foreign_key(f"fk_review_comments_{name}_{other}", other, [name], ["id"])


def downgrade() -> None:
    op.execute("UPDATE review_comments SET parent_id = NULL")
    op.execute("DELETE FROM review_comments WHERE review_id IS NULL OR member_id IS NULL")
    with op.batch_alter_table("review_comments") as table:
        for name, _, other in ADDED:
            table.drop_constraint(f"fk_review_comments_{name}_{other}", type_="foreignkey")
        table.drop_index("ix_review_comments_guide_id")
        table.alter_column("review_id", existing_type=sa.Integer(), nullable=False)
        table.alter_column("member_id", existing_type=sa.Integer(), nullable=False)
        for name in ("guide_id", "parent_id", "resolved_by_id", "resolved_at", "guest"):
            table.drop_column(name)
    with op.batch_alter_table("reviews") as table:
        table.drop_column("findings")
        table.drop_column("due_on")
    for name in ("share_links", "review_looks", "guide_reviewers"):
        op.drop_table(name)
