"""The database's history: `upgrade` brings any database to the newest schema."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from migrations.row_security import open_again, secure
from models.support.database import Database


def config(engine: Engine) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["engine"] = engine
    return settings


def upgrade(database: Database, revision: str = "head") -> None:
    """On PostgreSQL the newest schema has its row-level security, too."""
    command.upgrade(config(database.engine), revision)
    if database.engine.dialect.name == "postgresql" and is_current(database):
        secure(database.engine)


def downgrade(database: Database, revision: str) -> None:
    if database.engine.dialect.name == "postgresql":
        with database.engine.begin() as connection:
            open_again(connection)
    command.downgrade(config(database.engine), revision)


def is_current(database: Database) -> bool:
    """Whether the database has every migration of this version. Those of a newer one may be there, too, so that this version
    goes on serving while processes are exchanged, and after a way back: `docs/releases.md` says which only add.
    """
    with database.engine.connect() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    return revision == head() or (revision is not None and revision not in _known())


@cache
def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory(str(Path(__file__).parent)).walk_revisions()}


def head() -> str | None:
    return ScriptDirectory(str(Path(__file__).parent)).get_current_head()
