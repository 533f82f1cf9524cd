"""What was kept for as long as its class says is deleted by night: the tags that the privacy page shows are what decides."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Date, MetaData, String, Table, delete, not_, or_
from sqlalchemy.orm import Session

from models.job.organisation_purge import rows_of
from models.privacy.legal_hold import held_members, held_organisations
from models.privacy.retention import EXPIRED, Retention
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
                kept_back = () if kept.retention is EXPIRED else unheld(session, table)
                rows = deleted_rows(session, delete(table).where(over(table, kept.retention, settings, now), *kept_back))
            gone |= {name: rows} if rows else {}
    return gone


def unheld(session: Session, table: Table) -> Iterator[ColumnElement[bool]]:
    """Which of its rows no legal hold keeps. What has expired opens nothing any more: it goes all the same."""
    for organisation in held_organisations(session):
        theirs = rows_of(table, organisation.id)
        if theirs is not None:
            yield not_(theirs)
    people = [member.id for member in held_members(session)]
    if people and "member_id" in table.c:
        yield or_(table.c.member_id.is_(None), table.c.member_id.not_in(people))


def over(table: Table, retention: Retention, settings: RetentionSettings, now: datetime) -> ColumnElement[bool]:
    """Which of its rows have been kept long enough."""
    clock, since = table.c[retention.clock], now - retention.lasts(settings)
    if isinstance(clock.type, Date):
        return clock < since.date()
    return clock < (str(since.date()) if isinstance(clock.type, String) else since)
