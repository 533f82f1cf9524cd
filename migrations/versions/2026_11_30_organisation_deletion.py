"""let owners delete their organisation: when it was asked for, the receipt, and a log that goes with its organisation alone"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_organisation_deletion"
down_revision = "2026_11_30_audit_chain"
branch_labels = None
depends_on = None

TABLES = "audit_entries", "audit_checkpoints"
SENTENCE = "the audit log is only ever added to"
OVER = {"sqlite": "o.deleted_at <= datetime('now', '-30 days')", "postgresql": "o.deleted_at <= now() - interval '30 days'"}


def upgrade() -> None:
    op.add_column("organisations", sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "deleted_organisations",
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_deleted_organisations")),
    )
    engine = op.get_bind().dialect.name
    kept = f"NOT EXISTS (SELECT 1 FROM organisations o WHERE o.id = OLD.organisation_id AND {OVER[engine]})"  # noqa: S608 - the text above
    for table in TABLES:
        _refuse_deleting(table, kept, engine)


def downgrade() -> None:
    for table in TABLES:
        _refuse_deleting(table, "1 = 1", op.get_bind().dialect.name)
    op.drop_table("deleted_organisations")
    op.drop_column("organisations", "deleted_at")


def _refuse_deleting(table: str, condition: str, engine: str) -> None:
    name = f"{table}_refuse_delete"
    if engine == "sqlite":
        op.execute(f"DROP TRIGGER {name}")
        op.execute(
            f"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{SENTENCE}') WHERE {condition}; END"
        )
        return
    op.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
        f"RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$"
    )
