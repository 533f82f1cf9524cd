"""seal the audit log: keys of persons and months, what is sealed in an entry, and a trigger that lets nothing but words go

What is there already stays where it is in its chain; `cairn migrate` seals its words.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_audit_sealing"
down_revision = "2026_11_30_member_pictures"
branch_labels = None
depends_on = None

NAME = "audit_entries_refuse_update"
SENTENCE = "the audit log is only ever added to"
FIRST_KEPT = "organisation_id", "at", "commitment", "hash", "id"
FIRST_PURGED = "NEW.salt = '' AND NEW.sentence = '' AND NEW.act = '' AND NEW.member_id IS NULL"
KEPT = (*FIRST_KEPT, "act", "site_id", "sealed_hash")
KEYS = "key_id", "about_key_id"
WORDLESS = "NEW.salt = '' AND NEW.sentence = ''"
PURGED = f"{WORDLESS} AND NEW.sealed = '' AND NEW.member_id IS NULL AND NEW.about_id IS NULL"
FIRST_SEALED = f"{WORDLESS} AND OLD.sealed_hash = '' AND OLD.sealed = '' AND OLD.sentence <> '' AND NEW.sealed <> ''"


def upgrade() -> None:
    op.create_table(
        "audit_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("destroyed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_audit_keys_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_keys")),
    )
    op.create_index("ix_audit_keys_organisation_id_member_id_month", "audit_keys", ["organisation_id", "member_id", "month"])
    for name in (*KEYS, "about_id"):
        op.execute(f"ALTER TABLE audit_entries ADD COLUMN {name} INTEGER")
    op.execute("ALTER TABLE audit_entries ADD COLUMN sealed TEXT NOT NULL DEFAULT ''")
    op.execute("ALTER TABLE audit_entries ADD COLUMN sealed_hash VARCHAR(64) NOT NULL DEFAULT ''")
    op.create_index(
        "ix_audit_entries_organisation_id_member_id_at", "audit_entries", ["organisation_id", "member_id", "at"], unique=False
    )
    same = "IS" if _is_sqlite() else "IS NOT DISTINCT FROM"
    as_before = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in KEYS)
    sealed = f"({FIRST_SEALED} AND NEW.member_id {same} OLD.member_id AND NEW.about_id {same} OLD.about_id)"
    _replace(f"{_differs(KEPT)} OR NOT ({sealed} OR ({PURGED} AND {as_before}))")


def downgrade() -> None:
    """Words that are sealed by now stay so, and can't be read by the release before."""
    _replace(f"{_differs(FIRST_KEPT)} OR NOT ({FIRST_PURGED})")
    op.drop_index("ix_audit_entries_organisation_id_member_id_at", table_name="audit_entries")
    for name in ("sealed_hash", "sealed", "about_id", *KEYS):
        op.drop_column("audit_entries", name)
    op.drop_table("audit_keys")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _differs(names: tuple[str, ...]) -> str:
    other = "IS NOT" if _is_sqlite() else "IS DISTINCT FROM"
    return " OR ".join(f"NEW.{name} {other} OLD.{name}" for name in names)


def _replace(refused: str) -> None:
    if _is_sqlite():
        op.execute(f"DROP TRIGGER {NAME}")
        op.execute(
            f"CREATE TRIGGER {NAME} BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, '{SENTENCE}') WHERE {refused}; END"
        )
        return
    op.execute(
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {refused} THEN "
        f"RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
