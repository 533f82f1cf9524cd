"""How much of its pace of events a network or a site has spent, in all processes: told with a commit that is made anyway.

What is kept is one moment for each name: when its pace would be whole again if nothing more came. A process tells only of names
that sent much since it last did, so that most never get a row. A name is a keyed hash of its hour (`models.support.hour_key`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Float, String, bindparam, case, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql.dml import ReturningInsert

from models.support.database import Base
from models.support.hour_key import hour_name


class EventPace(Base):
    """`whole_at` is in seconds since 1970."""

    __tablename__ = "event_paces"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    whole_at: Mapped[float]

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Deletes what is whole again."""
        session.execute(delete(cls).where(cls.whole_at < now.timestamp()))


@dataclass(frozen=True, slots=True)
class SpentPace:
    """What a process let in under a name since it last told, as the seconds in which that is made up for. `missing` is how many
    seconds its own count is from whole; `tell` is told the same of all processes, from another thread.
    """

    kind: str
    name: str
    seconds: float
    missing: float
    tell: Callable[[float], object]


def add_spent(connection: Connection, spent: Iterable[SpentPace], now: datetime, key: bytes) -> list[tuple[SpentPace, float]]:
    """Adds what was spent; for each how many seconds its name is from whole, by what every process told. `key` is the hour's."""
    add, moment = _adding(connection.dialect.name), now.timestamp()
    found: list[tuple[SpentPace, float]] = []
    # In one order everywhere, so that two writers never wait for each other's rows.
    for name, one in sorted(((hour_name(key, f"pace of {one.kind}", one.name), one) for one in spent), key=lambda pair: pair[0]):
        row = {"name": name, "whole_at": moment + max(one.missing, one.seconds), "moment": moment, "seconds": one.seconds}
        found.append((one, connection.execute(add, row).scalar_one() - moment))
    return found


@cache
def _adding(dialect: str) -> ReturningInsert[float]:
    rows: Any = EventPace.__table__  # SQLAlchemy types it as any selectable
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(rows)
    moment, seconds = bindparam("moment", type_=Float()), bindparam("seconds", type_=Float())
    whole = case((EventPace.whole_at > moment, EventPace.whole_at), else_=moment) + seconds
    values = insert.values(name=bindparam("name"), whole_at=bindparam("whole_at"))
    return values.on_conflict_do_update(index_elements=["name"], set_={"whole_at": whole}).returning(EventPace.whole_at)
