"""What was kept for as long as its class says is deleted by night: the tags that the privacy page shows are what decides."""

from datetime import datetime

from sqlalchemy import ColumnElement, Date, MetaData, String, Table, delete

from models.privacy.retention import Retention
from models.privacy.stored_columns import PLANES
from models.support.database import Database
from models.support.deleted_rows import deleted_rows
from models.support.retention_settings import RetentionSettings


def purge_retained(database: Database, metadata: MetaData, settings: RetentionSettings, now: datetime) -> dict[str, int]:
    """Table → how many rows went, each table in a transaction of its own. `metadata` knows every table."""
    gone: dict[str, int] = {}
    for tables in PLANES.values():
        for name, kept in tables.items():
            if kept.retention is None or not kept.retention.clock:
                continue
            table = metadata.tables[name]
            with database.writing() as session:
                rows = deleted_rows(session, delete(table).where(over(table, kept.retention, settings, now)))
            gone |= {name: rows} if rows else {}
    return gone


def over(table: Table, retention: Retention, settings: RetentionSettings, now: datetime) -> ColumnElement[bool]:
    """Which of its rows have been kept long enough."""
    clock, since = table.c[retention.clock], now - retention.lasts(settings)
    if isinstance(clock.type, Date):
        return clock < since.date()
    return clock < (str(since.date()) if isinstance(clock.type, String) else since)
