"""Whether the database answers, has every migration, and which versions of what run."""

import platform
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from models.job.vitals.vital_sign import Look, Patient, VitalSign
from models.support.database import Database

SLOW = 0.5
"""Seconds after which an answer to nothing is a slow one."""


def _answers(patient: Patient) -> Iterator[VitalSign]:
    began = time.monotonic()
    try:
        with patient.database.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        yield VitalSign(
            "Database",
            "bad",
            "It does not answer.",
            "Start it, or mend CAIRN_DATABASE_URL; visitors are served from memory meanwhile.",
            is_shared=True,
        )
        return
    took = time.monotonic() - began
    if took > SLOW:
        yield VitalSign(
            "Database", "watch", f"It takes {took:.1f} seconds to answer.", "Look what keeps it busy.", is_shared=True
        )
    else:
        yield VitalSign("Database", "good", "It answers.", is_shared=True)


def _migrated(patient: Patient) -> Iterator[VitalSign]:
    if patient.is_current(patient.database):
        yield VitalSign("Migrations", "good", "The database has every migration.")
    else:
        yield VitalSign("Migrations", "bad", "The database misses a migration.", "Run cairn migrate.")


def engine_version(database: Database) -> str:
    """Such as PostgreSQL 18.1, or SQLite 3.50.2."""
    is_sqlite = database.engine.dialect.name == "sqlite"
    with database.engine.connect() as connection:
        said = connection.execute(text("SELECT sqlite_version()" if is_sqlite else "SHOW server_version")).scalar_one()
    return f"{'SQLite' if is_sqlite else 'PostgreSQL'} {str(said).split()[0]}"


def cairn_version() -> str:
    try:
        return version("cairn")
    except PackageNotFoundError:
        return "unknown"


def _versions(patient: Patient) -> Iterator[VitalSign]:
    mine = f"Cairn {cairn_version()}, Python {platform.python_version()}, {engine_version(patient.database)}."
    yield VitalSign("Versions", "good", mine, is_shared=True)


DATABASE = Look("Database", _answers, with_tables=False)
MIGRATIONS = Look("Migrations", _migrated)
VERSIONS = Look("Versions", _versions)
