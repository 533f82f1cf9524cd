"""An insert that knows what to do about rows that are already there, in the words of the database at hand."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.support.database import Base


def insert_into(session: Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """For `on_conflict_do_update` and `on_conflict_do_nothing`, given rows when it is executed."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    rows: Any = table.__table__  # SQLAlchemy types it as any selectable
    return dialect.insert(rows)
