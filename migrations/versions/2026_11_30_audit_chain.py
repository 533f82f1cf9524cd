"""chain the audit log by hashes, and let the database itself refuse to change it"""

import hashlib
import json
import secrets
from datetime import UTC

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_audit_chain"
down_revision = "2026_11_30_version_names"
branch_labels = None
depends_on = None

KEPT = "organisation_id", "at", "commitment", "hash", "id"
PURGED = "NEW.salt = '' AND NEW.sentence = '' AND NEW.act = '' AND NEW.member_id IS NULL"
SENTENCE = "the audit log is only ever added to"


def upgrade() -> None:
    for name, length in (("salt", 32), ("commitment", 64), ("hash", 64)):
        op.execute(f"ALTER TABLE audit_entries ADD COLUMN {name} VARCHAR({length}) NOT NULL DEFAULT ''")
    _chain()
    op.create_table(
        "audit_checkpoints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_audit_checkpoints_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_checkpoints")),
    )
    op.create_index(op.f("ix_audit_checkpoints_organisation_id"), "audit_checkpoints", ["organisation_id"])
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    same, differs = ("IS", "IS NOT") if is_sqlite else ("IS NOT DISTINCT FROM", "IS DISTINCT FROM")
    changed = " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in KEPT)
    for table, condition in (("audit_entries", f"{changed} OR NOT ({PURGED})"), ("audit_checkpoints", f"1 {same} 1")):
        for occasion, refused in (("UPDATE", condition), ("DELETE", "1 = 1")):
            _refuse(table, occasion, refused, is_sqlite=is_sqlite)


def _refuse(table: str, occasion: str, condition: str, *, is_sqlite: bool) -> None:
    name = f"{table}_refuse_{occasion.lower()}"
    if is_sqlite:
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {occasion} ON {table} BEGIN SELECT RAISE(ABORT, '{SENTENCE}') WHERE {condition}; END"
        )
        return
    result = "NEW" if occasion == "UPDATE" else "OLD"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
        f"RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {occasion} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _chain() -> None:
    """What is there already, in its order; written out, as it was on the day of this migration."""
    table = sa.table(
        "audit_entries",
        *(sa.column(name, sa.Integer()) for name in ("id", "organisation_id", "member_id")),
        *(sa.column(name, sa.String()) for name in ("act", "sentence", "salt", "commitment", "hash")),
        sa.column("at", sa.DateTime(timezone=True)),
    )
    connection, ends = op.get_bind(), dict[int, str]()
    for row in connection.execute(sa.select(table).order_by(table.c.id)).mappings().all():
        at = row["at"] if row["at"].tzinfo else row["at"].replace(tzinfo=UTC)
        said = [row["organisation_id"], at.astimezone(UTC).isoformat(), row["member_id"], row["act"], row["sentence"]]
        salt = secrets.token_hex(16)
        text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        commitment = hashlib.sha256(salt.encode() + text).hexdigest()
        name = hashlib.sha256(f"{ends.get(row['organisation_id'], '')}:{commitment}".encode()).hexdigest()
        ends[row["organisation_id"]] = name
        values = {"salt": salt, "commitment": commitment, "hash": name}
        connection.execute(sa.update(table).where(table.c.id == row["id"]).values(values))


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in ("audit_entries", "audit_checkpoints"):
        for occasion in ("update", "delete"):
            name = f"{table}_refuse_{occasion}"
            op.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite else f" ON {table}"))
            if not is_sqlite:
                op.execute(f"DROP FUNCTION {name}()")
    op.drop_table("audit_checkpoints")
    for name in ("hash", "commitment", "salt"):
        op.drop_column("audit_entries", name)
