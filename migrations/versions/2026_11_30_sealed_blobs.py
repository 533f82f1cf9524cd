"""add the site that bytes of pages are sealed for, and mark those from behind a sign-in

What is marked is still in the clear: `cairn migrate` has the key, and seals it right afterwards.
"""

from alembic import op
from sqlalchemy import text

revision = "2026_11_30_sealed_blobs"
down_revision = "2026_11_30_previews"
branch_labels = None
depends_on = None

SIGNED_IN = "SELECT site_id FROM watches WHERE sign_in_kind <> ''"
MARK = "UPDATE blobs SET site_id = :site WHERE organisation_id = :organisation AND hash = :name"
SEALED = "(SELECT hash FROM blobs WHERE site_id IS NOT NULL AND organisation_id = {table}.organisation_id)"


def upgrade() -> None:
    # Written out: Alembic's way to add a column with a foreign key would copy every blob on SQLite.
    op.execute("ALTER TABLE blobs ADD COLUMN site_id INTEGER CONSTRAINT fk_blobs_site_id_sites REFERENCES sites (id)")
    connection = op.get_bind()
    for column, table in (("source_hash", "page_snapshots"), ("shown_hash", "page_snapshots"), ("source_hash", "page_visits")):
        rows = connection.execute(
            text(f"SELECT DISTINCT site_id, organisation_id, {column} FROM {table} WHERE site_id IN ({SIGNED_IN})")  # noqa: S608
        )
        for site, organisation, name in rows.all():
            connection.execute(text(MARK), {"site": site, "organisation": organisation, "name": name})


def downgrade() -> None:
    """An older version can't open what is sealed: it goes, with what shows it."""
    for column, table in (("source_hash", "page_snapshots"), ("shown_hash", "page_snapshots"), ("source_hash", "page_visits")):
        op.execute(f"DELETE FROM {table} WHERE {column} IN {SEALED.format(table=table)}")  # noqa: S608
    op.execute("DELETE FROM blobs WHERE site_id IS NOT NULL")
    with op.batch_alter_table("blobs") as table:
        table.drop_column("site_id")
