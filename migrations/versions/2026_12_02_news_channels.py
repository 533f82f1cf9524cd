"""several channels per organisation, each of a site or of all, and what became of each delivery

The addresses that there are stay sealed where they are; `cairn migrate`, which has the keys, moves them next.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_02_news_channels"
down_revision = "2026_12_02_session_renewals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "news_channels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("chosen", sa.String(length=200), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("former_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_news_channels_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_news_channels_site_id_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_channels")),
    )
    op.create_index(op.f("ix_news_channels_organisation_id"), "news_channels", ["organisation_id"])
    with op.batch_alter_table("deliveries") as batch:
        batch.add_column(sa.Column("channel_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("event", sa.String(length=40), nullable=False, server_default=""))
        batch.add_column(sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("answered", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_deliveries_channel_id"), "deliveries", ["channel_id"])


def downgrade() -> None:
    """What was moved into it stays behind: the addresses have to be entered again."""
    op.drop_index(op.f("ix_deliveries_channel_id"), table_name="deliveries")
    with op.batch_alter_table("deliveries") as batch:
        for name in ("channel_id", "event", "tried_at", "answered"):
            batch.drop_column(name)
    op.drop_index(op.f("ix_news_channels_organisation_id"), table_name="news_channels")
    op.drop_table("news_channels")
