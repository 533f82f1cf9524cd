"""Row-level security on PostgreSQL: a policy for each table that holds something of a tenant, made after every migration.

They are derived from the tables, so that a new one has its policy by having an `organisation_id`. The owner of the tables is not
held by them: migrations and backups see everything. The role that serves must be another one.
"""

from sqlalchemy import Connection, Engine, Table, text

from models.schema import metadata
from models.support.tenancy import EVERY, SETTING

POLICY = "cairn_tenant"
SAID = f"current_setting('{SETTING}', true)"
OF_A_MEMBER = "EXISTS (SELECT 1 FROM memberships WHERE memberships.member_id = policy_acknowledgements.member_id)"

BY_OTHERS = {
    "organisations": f"{SAID} IN ('{EVERY}', id::text)",
    "put_releases": "EXISTS (SELECT 1 FROM sites WHERE sites.id = site_id)",
    "replayed_requests": "EXISTS (SELECT 1 FROM api_keys WHERE api_keys.id = api_key_id)",
    **dict.fromkeys(
        (
            "address_changes",
            "authenticators",
            "member_sessions",
            "passkeys",
            "provider_identities",
            "recovery_codes",
            "rights_links",
            "sign_in_links",
        ),
        f"{SAID} = '{EVERY}'",
    ),
    "member_pictures": "EXISTS (SELECT 1 FROM memberships WHERE memberships.member_id = member_pictures.member_id)",
    "policy_acknowledgements": f"{SAID} = '{EVERY}' OR {OF_A_MEMBER}",
}
"""Tables whose rows are an organisation's by another table, whose own policy holds, or a person's, which no work in one sees."""

OF_NOBODY = {
    "backup_runs": "counts of rows, and where backups lie",
    "data_keys": "keys that the master key wraps, under which every organisation is sealed",
    "deleted_organisations": "receipts with counts, for who runs the instance",
    "erasures": "numbers of people, and counts of what went with them",
    "hour_keys": "keys that go with their hour",
    "maintenance": "a sentence of who runs the instance",
    "members": "a person may be in several organisations, and is named beside what they made also when they are in none",
    "event_paces": "moments by a name that tells nobody anything",
    "minute_counts": "counts by a name that tells nobody anything",
    "policy_versions": "the privacy policy, which everybody may read",
    "refused_attempts": "counts of attempts that no organisation has a place for",
    "rolled_days": "days of which something was added up",
    "set_up_links": "links that found an organisation",
    "spent_secrets": "hashes of what worked once",
    "subject_keys": "sealed secrets of people, who may be in several organisations",
    "worker_pulses": "when a worker was last there",
}
"""Tables without a policy, and why."""


def condition(table: Table) -> str | None:
    """Which of its rows a transaction sees; None where it sees them all."""
    if table.name in BY_OTHERS:
        return BY_OTHERS[table.name]
    return f"{SAID} IN ('{EVERY}', organisation_id::text)" if "organisation_id" in table.columns else None


def secure(engine: Engine) -> None:
    """Gives each table its policy, or the present one in place of an older one.

    A table at a time: nobody reads one meanwhile, and whoever reads several would wait for the next one as this waits for theirs.
    """
    with engine.connect() as connection:
        there = set(_tables(connection))
    for table in metadata.sorted_tables:
        if (rows := condition(table)) is None:
            continue
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL lock_timeout = '5s'"))
            if table.name not in there:
                connection.execute(text(f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY"))
            verb = "ALTER" if table.name in there else "CREATE"
            connection.execute(text(f"{verb} POLICY {POLICY} ON {table.name} USING ({rows})"))


def open_again(connection: Connection) -> None:
    """Before migrations are taken back: a column that a policy names can't be dropped."""
    for name in _tables(connection):
        connection.execute(text(f"DROP POLICY {POLICY} ON {name}"))
        connection.execute(text(f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY"))


def _tables(connection: Connection) -> list[str]:
    """Those that have their policy."""
    found = connection.execute(text("SELECT tablename FROM pg_policies WHERE policyname = :name"), {"name": POLICY})
    return [str(name) for name in found.scalars()]


def let_serve(connection: Connection, role: str) -> None:
    """Lets that role read and write rows, and clear dead ones away where PostgreSQL lets anybody but the owner (from 17), so that
    what was erased goes at once; and nothing else. Its own tables are the worker's, in a schema beside.
    """
    quoted = connection.dialect.identifier_preparer.quote(role)
    database = connection.dialect.identifier_preparer.quote(str(connection.engine.url.database))
    version = int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000
    for grant in (
        f"GRANT CONNECT, CREATE ON DATABASE {database} TO {quoted}",
        f"GRANT USAGE ON SCHEMA public TO {quoted}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
        *([f"GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO {quoted}"] if version >= 17 else []),
    ):
        connection.execute(text(grant))
