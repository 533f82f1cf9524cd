"""The database's history: `upgrade` brings any database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from models.support.database import Database


def config(engine: Engine) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["engine"] = engine
    return settings


def upgrade(database: Database, revision: str = "head") -> None:
    command.upgrade(config(database.engine), revision)


def downgrade(database: Database, revision: str) -> None:
    command.downgrade(config(database.engine), revision)


def is_current(database: Database) -> bool:
    """Whether the database has every migration, and no other."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head()


def head() -> str | None:
    return ScriptDirectory(str(Path(__file__).parent)).get_current_head()
