from alembic import command
from sqlalchemy import inspect, text

from migrations import config, downgrade, head, is_current, upgrade

TRIGGERS = {
    "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": (
        "SELECT t.tgname, c.relname, pg_get_triggerdef(t.oid) || p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal ORDER BY t.tgname"
    ),
}
GUARDED = {
    "audit_checkpoints": ["refuse_delete", "refuse_update"],
    "audit_entries": ["refuse_delete", "refuse_update"],
    "emergencies": ["keep_the_policy_on_insert"],
    "publications": ["keep_the_policy_on_insert", "keep_the_policy_on_update"],
    "release_moves": ["keep_the_policy_on_insert", "keep_the_policy_on_update"],
}
"""What the database itself refuses. A batch operation on SQLite makes a table anew and drops its triggers: make them again."""


def test_every_migration_goes_up_down_and_up_again(databases):
    with databases.fresh(migrated=False) as database:
        upgrade(database)
        there, guards = _shape(database), _guards(database)
        assert {table: [name for name, _ in found] for table, found in guards.items()} == GUARDED
        downgrade(database, "base")
        assert inspect(database.engine).get_table_names() == ["alembic_version"]
        upgrade(database)
        assert (_shape(database), _guards(database)) == (there, guards)
        assert is_current(database)


def test_the_models_and_the_migrated_database_agree(database):
    command.check(config(database.engine))


def test_an_empty_database_is_not_current(databases):
    with databases.fresh(migrated=False) as database:
        assert not is_current(database)
        assert head() is not None


def _shape(database):
    found = inspect(database.engine)
    return {
        table: (
            sorted(column["name"] for column in found.get_columns(table)),
            sorted(index["name"] for index in found.get_indexes(table)),
        )
        for table in found.get_table_names()
    }


def _guards(database):
    """Table → its triggers, each by the end of its name and with all that it says."""
    with database.reading() as session:
        found = session.execute(text(TRIGGERS[database.engine.dialect.name])).all()
    tables = sorted({table for _, table, _ in found})
    return {table: [(name.removeprefix(f"{table}_"), says) for name, one, says in found if one == table] for table in tables}
