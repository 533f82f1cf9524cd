"""How much of its pace of events a network or a site has spent, in all processes: told with a commit that is made anyway.

What is kept is one moment for each name: when its pace would be whole again if nothing more came. A process tells only of names
that sent much since it last did, so that most never get a row. A name is a keyed hash of its hour (`models.support.hour_key`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, case, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into
from models.support.hour_key import HourKey, hour_name


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


def add_spent(session: Session, spent: Iterable[SpentPace], now: datetime) -> list[tuple[SpentPace, float]]:
    """Adds what was spent; for each how many seconds its name is from whole, by what every process told."""
    there = list(spent)
    if not there:
        return []
    key, moment = HourKey.at(session, now), now.timestamp()
    found: list[tuple[SpentPace, float]] = []
    # In one order everywhere, so that two writers never wait for each other's rows.
    for name, one in sorted(((hour_name(key, f"pace of {one.kind}", one.name), one) for one in there), key=lambda pair: pair[0]):
        insert = insert_into(session, EventPace).values(name=name, whole_at=moment + max(one.missing, one.seconds))
        whole = case((EventPace.whole_at > moment, EventPace.whole_at), else_=moment) + one.seconds
        added = insert.on_conflict_do_update(index_elements=["name"], set_={"whole_at": whole})
        found.append((one, session.execute(added.returning(EventPace.whole_at)).scalar_one() - moment))
    return found
