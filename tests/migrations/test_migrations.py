from alembic import command
from sqlalchemy import inspect

from migrations import config, downgrade, head, is_current, upgrade


def test_every_migration_goes_up_down_and_up_again(databases):
    with databases.fresh(migrated=False) as database:
        upgrade(database)
        there = _shape(database)
        downgrade(database, "base")
        assert inspect(database.engine).get_table_names() == ["alembic_version"]
        upgrade(database)
        assert _shape(database) == there
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
