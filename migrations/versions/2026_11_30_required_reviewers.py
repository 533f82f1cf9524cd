"""let the database itself wait for a guide's required reviewers, besides the number that the policy asks"""

from alembic import op

revision = "2026_11_30_required_reviewers"
down_revision = "2026_11_30_passkeys"
branch_labels = None
depends_on = None

ASKED = "p.approvals_required > 0 AND (NEW.environment = 'production' OR p.staging_too)"
IN_EMERGENCY = "SELECT 1 FROM emergencies e WHERE e.guide_id = NEW.guide_id AND e.version_hash = NEW.version_hash"

TOO_FEW = """p.approvals_required > (
    SELECT COUNT(*) FROM approvals a LEFT JOIN versions v ON v.guide_id = a.guide_id AND v.hash = a.version_hash
    WHERE a.guide_id = NEW.guide_id AND a.version_hash = NEW.version_hash AND a.approved_by_id <> COALESCE(v.author_id, 0))"""

WAITED_FOR = """EXISTS (
    SELECT 1 FROM guide_reviewers r
    JOIN memberships m ON m.organisation_id = g.organisation_id AND m.member_id = r.member_id
    LEFT JOIN site_roles s ON s.organisation_id = m.organisation_id AND s.member_id = m.member_id AND s.site_id = g.site_id
    LEFT JOIN versions v ON v.guide_id = r.guide_id AND v.hash = NEW.version_hash
    WHERE r.guide_id = NEW.guide_id AND r.member_id <> COALESCE(v.author_id, 0) AND m.suspended_at IS NULL
    AND (m.role = 'owner' OR COALESCE(s.role, m.role) IN ('admin', 'author', 'reviewer'))
    AND NOT EXISTS (
      SELECT 1 FROM approvals a WHERE a.guide_id = NEW.guide_id AND a.version_hash = NEW.version_hash
      AND a.approved_by_id = r.member_id))"""

OCCASIONS = ("INSERT", "UPDATE OF guide_id, environment, version_hash")
SENTENCE = "the policy of this organisation asks for approvals of this version"


def upgrade() -> None:
    _replace(f"({TOO_FEW} OR {WAITED_FOR})")


def downgrade() -> None:
    _replace(TOO_FEW)


def _replace(lacking: str) -> None:
    """The triggers of `2026_11_30_approvals` keep their names."""
    condition = f"""EXISTS (
  SELECT 1 FROM guides g JOIN organisation_policies p ON p.organisation_id = g.organisation_id
  WHERE g.id = NEW.guide_id AND {ASKED} AND {lacking} AND NOT EXISTS ({IN_EMERGENCY}))"""  # noqa: S608 - the text above
    for occasion in OCCASIONS:
        name = f"publications_keep_the_policy_on_{occasion.split(' ', maxsplit=1)[0].lower()}"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {name}")
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {occasion} ON publications BEGIN "
                f"SELECT RAISE(ABORT, '{SENTENCE}') WHERE {condition}; END"
            )
            continue
        op.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
