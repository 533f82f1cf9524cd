"""add shown versions, and what is known of them from the history of releases"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_shown_versions"
down_revision = "2026_11_29_sign_in_attempts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    table = op.create_table(
        "shown_versions",
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("environment", sa.String(length=10), nullable=False),
        sa.Column("version_hash", sa.String(length=64), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_shown_versions_guide_id_guides")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_shown_versions_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_shown_versions_site_id_sites")),
        sa.PrimaryKeyConstraint("guide_id", "environment", "version_hash", name=op.f("pk_shown_versions")),
    )
    for column in ("organisation_id", "site_id"):
        op.create_index(op.f(f"ix_shown_versions_{column}"), "shown_versions", [column], unique=False)
    rows = list(_rows(op.get_bind()))
    if rows:
        op.bulk_insert(table, rows)


def downgrade() -> None:
    for column in ("site_id", "organisation_id"):
        op.drop_index(op.f(f"ix_shown_versions_{column}"), table_name="shown_versions")
    op.drop_table("shown_versions")


MOVES = sa.text("SELECT site_id, environment, release_hash, moved_at FROM release_moves ORDER BY id").columns(
    moved_at=sa.DateTime(timezone=True)
)
RELEASE = sa.text("SELECT document FROM releases WHERE site_id = :site_id AND hash = :hash")
VERSION = sa.text(
    "SELECT g.id, g.organisation_id, v.document FROM versions v JOIN guides g ON g.id = v.guide_id "
    "WHERE g.site_id = :site_id AND g.key = :key AND v.hash = :hash"
)


def _rows(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """When each version of a guide was last live, move by move."""
    live: dict[tuple[int, str], set[tuple[str, str]]] = {}
    until: dict[tuple[int, str, str, str], Any] = {}
    for site_id, environment, name, moved_at in connection.execute(MOVES).all():
        document = json.loads(connection.execute(RELEASE, {"site_id": site_id, "hash": name}).scalar_one())
        now = {(guide["id"], guide["version"]) for guide in document["guides"]}
        for key, version in live.get((site_id, environment), set()) - now:
            until[site_id, environment, key, version] = moved_at
        for key, version in now:
            until[site_id, environment, key, version] = None
        live[site_id, environment] = now
    for (site_id, environment, key, version), moment in until.items():
        found = connection.execute(VERSION, {"site_id": site_id, "key": key, "hash": version}).one_or_none()
        if found is None:
            continue
        content = json.loads(found.document)["content"]
        yield {
            "guide_id": found.id,
            "environment": environment,
            "version_hash": version,
            "organisation_id": found.organisation_id,
            "site_id": site_id,
            "steps": [step["id"] for step in content["steps"]],
            "languages": [content.get("language", "en"), *content.get("translations", {})],
            "until": moment,
        }
