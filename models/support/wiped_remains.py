"""What a database still holds of rows that were changed or deleted: overwritten, as far as it lets us."""

from collections.abc import Iterable

from sqlalchemy import text

from models.support.database import Database


def wipe_remains(database: Database, tables: Iterable[str], *, whole_file: bool = False) -> None:
    """SQLite's journal ends and is emptied (rows themselves it overwrites as they go); PostgreSQL's dead rows of those tables go.
    `whole_file` also writes a SQLite file anew, for what lies in it from before.
    """
    if database.engine.dialect.name == "sqlite":
        raw = database.engine.raw_connection()
        try:
            for statement in (*(["VACUUM"] if whole_file else []), "PRAGMA wal_checkpoint(TRUNCATE)"):
                raw.cursor().execute(statement).close()
        finally:
            raw.close()
        return
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in tables:
            connection.execute(text(f'VACUUM "{name}"'))
