"""Whether a backup that was restored holds what the database held."""

from sqlalchemy import text

from models.backup.kept_keys import KeptJson, put_back
from models.backup.left_out import LEFT_OUT
from models.backup.taken_copy import Taken, counted
from models.support.database import Database
from models.support.sealer import Sealer


def differences(url: str, taken: Taken, kept: KeptJson | None, sealer: Sealer | None) -> list[str]:
    """What the database at `url` has otherwise than it should: its migration, rows by table, and what has to be in no backup."""
    database = Database(url, connections=2, sealer=sealer)
    try:
        with database.writing() as session:
            migration = str(session.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
            found = session.execute(text(counted([*taken.rows, *LEFT_OUT])))
            rows = {str(name): int(number) for name, number in found}
            wrong = [
                f"{name}: {rows[name]} rows instead of {number}" for name, number in taken.rows.items() if rows[name] != number
            ]
            wrong += [f"{name} is in the backup" for name in sorted(LEFT_OUT) if rows[name]]
            wrong += [] if migration == taken.migration else [f"migration {migration} instead of {taken.migration}"]
            if kept is None:
                wrong += ["the file with keys is missing"]
            elif not wrong:
                put_back(session, kept)
    finally:
        database.close()
    return wrong
