"""What is left of deleted organisations is cleared away, once nobody can bring them back any more.

Which rows are an organisation's is read from the tables themselves: those that name it, and those that belong to one that does.
A table that is added later is cleared by being there.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, MetaData, Table, delete, or_, select
from sqlalchemy.orm import Session

from models.account.organisation import GRACE, Organisation
from models.account.organisation_deletion import DeletedOrganisation
from models.privacy.erased_visitor import forget_keys
from models.support.database import Database
from models.support.deleted_rows import deleted_rows


def clear_away(database: Database, metadata: MetaData, now: datetime) -> list[DeletedOrganisation]:
    """Every one whose time is over, in a transaction of its own; returns the receipts. `metadata` knows every table."""
    with database.reading() as session:
        over = session.scalars(select(Organisation.id).where(*_is_over(now))).all()
    found: list[DeletedOrganisation] = []
    for organisation_id in over:
        with database.writing() as session:
            receipt = _clear(session, metadata, organisation_id, now)
        found += [receipt] if receipt else []
    return found


def rows_of(table: Table, organisation_id: int) -> ColumnElement[bool] | None:
    """Which rows of a table are that organisation's; None for a table of the instance or of persons."""
    if table.name == Organisation.__tablename__:
        return table.c.id == organisation_id
    if "organisation_id" in table.c:
        return table.c.organisation_id == organisation_id
    found: list[ColumnElement[bool]] = []
    for key in table.foreign_keys:
        owner, names_a_row = key.column.table, len(key.column.table.primary_key.columns) == 1
        theirs = rows_of(owner, organisation_id) if names_a_row and owner is not table else None
        if theirs is not None:
            found.append(key.parent.in_(select(key.column).where(theirs)))
    return or_(*found) if found else None


def _is_over(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Nobody can bring it back, and no legal hold keeps it."""
    return (Organisation.deleted_at <= now - GRACE, Organisation.held_at.is_(None))


def _clear(session: Session, metadata: MetaData, organisation_id: int, now: datetime) -> DeletedOrganisation | None:
    """None when somebody brought it back at the last moment, or another worker was faster."""
    asked = select(Organisation).where(Organisation.id == organisation_id, *_is_over(now))
    organisation = session.scalar(asked.with_for_update())
    if organisation is None or organisation.deleted_at is None:
        return None
    receipt = DeletedOrganisation(key=organisation.key, deleted_at=organisation.deleted_at, gone_at=now)
    session.expunge(organisation)
    counts = {"subject_keys": keys} if (keys := forget_keys(session, organisation_id)) else {}
    for table in reversed(metadata.sorted_tables):
        theirs = rows_of(table, organisation_id)
        if theirs is not None and (rows := deleted_rows(session, delete(table).where(theirs))):
            counts[table.name] = rows
    receipt.rows = counts
    session.add(receipt)
    return receipt
