"""count approvals, remember who wrote a version, and let the database itself keep what a policy asks

A version goes live by its row in `publications` and by a release that lists it: both are refused while approvals are missing.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_approvals"
down_revision = "2026_11_30_set_up_links"
branch_labels = None
depends_on = None

ASKED = "p.approvals_required > 0 AND ({environment} = 'production' OR p.staging_too)"

LACKS = f"""EXISTS (
  SELECT 1 FROM guides g JOIN organisation_policies p ON p.organisation_id = g.organisation_id
  WHERE g.id = NEW.guide_id AND {ASKED.format(environment="NEW.environment")}
  AND p.approvals_required > (
    SELECT COUNT(*) FROM approvals a LEFT JOIN versions v ON v.guide_id = a.guide_id AND v.hash = a.version_hash
    WHERE a.guide_id = NEW.guide_id AND a.version_hash = NEW.version_hash AND a.approved_by_id <> COALESCE(v.author_id, 0))
  AND NOT EXISTS (SELECT 1 FROM emergencies e WHERE e.guide_id = NEW.guide_id AND e.version_hash = NEW.version_hash))"""  # noqa: S608 - the text above

LISTED = {
    "sqlite": ("json_each(r.document, '$.guides') l", "json_extract(l.value, '$.id')", "json_extract(l.value, '$.version')"),
    "postgresql": ("json_array_elements(r.document::json -> 'guides') l", "l.value ->> 'id'", "l.value ->> 'version'"),
}


def _unpublished(engine: str) -> str:
    """That a release lists a version which is not published on its site."""
    guides, key, version = LISTED[engine]
    return f"""EXISTS (
  SELECT 1 FROM releases r JOIN organisation_policies p ON p.organisation_id = r.organisation_id, {guides}
  WHERE r.site_id = NEW.site_id AND r.hash = NEW.release_hash AND {ASKED.format(environment="NEW.environment")}
  AND NOT EXISTS (
    SELECT 1 FROM publications q JOIN guides g ON g.id = q.guide_id
    WHERE g.site_id = NEW.site_id AND q.environment = NEW.environment AND g.key = {key} AND q.version_hash = {version}))"""  # noqa: S608 - the text above


NOT_AN_OWNER = """NEW.reason = '' OR NOT EXISTS (
  SELECT 1 FROM guides g JOIN memberships m ON m.organisation_id = g.organisation_id
  WHERE g.id = NEW.guide_id AND m.member_id = NEW.member_id AND m.role = 'owner')"""


def _triggers(engine: str) -> tuple[tuple[str, str, str, str], ...]:
    """Table, occasion, condition and what is said."""
    policy = "the policy of this organisation asks for approvals of this version"
    return (
        ("publications", "INSERT", LACKS, policy),
        ("publications", "UPDATE OF guide_id, environment, version_hash", LACKS, policy),
        ("release_moves", "INSERT", _unpublished(engine), "a release lists what is published and nothing else"),
        ("release_moves", "UPDATE OF site_id, environment, release_hash", _unpublished(engine), policy),
        ("emergencies", "INSERT", NOT_AN_OWNER, "only an owner declares an emergency, with a reason"),
    )


def _name(table: str, occasion: str) -> str:
    return f"{table}_keep_the_policy_on_{occasion.split(' ', maxsplit=1)[0].lower()}"


def upgrade() -> None:
    _columns()
    engine = op.get_bind().dialect.name
    for table, occasion, condition, sentence in _triggers(engine):
        name = _name(table, occasion)
        if engine == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {occasion} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, '{sentence}') WHERE {condition}; END"
            )
            continue
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {occasion} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _columns() -> None:
    op.create_table(
        "emergencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("version_hash", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_emergencies_guide_id_guides")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_emergencies_member_id_members")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_emergencies_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergencies")),
    )
    op.create_index(op.f("ix_emergencies_organisation_id"), "emergencies", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_emergencies_guide_id"), "emergencies", ["guide_id"], unique=False)
    op.execute(
        "ALTER TABLE versions ADD COLUMN author_id INTEGER CONSTRAINT fk_versions_author_id_members REFERENCES members (id)"
    )
    op.execute(
        "UPDATE versions SET author_id = COALESCE((SELECT d.member_id FROM drafts d WHERE d.guide_id = versions.guide_id "
        "AND d.number = versions.draft_number), created_by_id)"
    )
    with op.batch_alter_table("approvals") as table:
        table.drop_constraint("pk_approvals", type_="primary")
        table.create_primary_key("pk_approvals", ["guide_id", "version_hash", "approved_by_id"])
    with op.batch_alter_table("organisation_policies") as table:
        table.add_column(sa.Column("approvals_required", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("staging_too", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE organisation_policies SET approvals_required = 1 WHERE reviews_required")
    with op.batch_alter_table("organisation_policies") as table:
        table.alter_column("approvals_required", server_default=None)
        table.alter_column("staging_too", server_default=None)
        table.drop_column("reviews_required")


def downgrade() -> None:
    engine = op.get_bind().dialect.name
    for table, occasion, _, _ in _triggers(engine):
        name = _name(table, occasion)
        op.execute(f"DROP TRIGGER {name}" + ("" if engine == "sqlite" else f" ON {table}"))
        if engine != "sqlite":
            op.execute(f"DROP FUNCTION {name}()")
    op.drop_table("emergencies")
    with op.batch_alter_table("versions") as table:
        table.drop_column("author_id")
    op.execute(
        "DELETE FROM approvals WHERE EXISTS (SELECT 1 FROM approvals other WHERE other.guide_id = approvals.guide_id "
        "AND other.version_hash = approvals.version_hash AND other.approved_by_id < approvals.approved_by_id)"
    )
    with op.batch_alter_table("approvals") as table:
        table.drop_constraint("pk_approvals", type_="primary")
        table.create_primary_key("pk_approvals", ["guide_id", "version_hash"])
    with op.batch_alter_table("organisation_policies") as table:
        table.add_column(sa.Column("reviews_required", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE organisation_policies SET reviews_required = (approvals_required > 0)")
    with op.batch_alter_table("organisation_policies") as table:
        table.alter_column("reviews_required", server_default=None)
        table.drop_column("staging_too")
        table.drop_column("approvals_required")
