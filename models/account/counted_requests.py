"""How many requests of the API somebody has had in each minute of the clock, counted for all processes together.

A key and a network are counted under names that nobody can read when their hour is over (`models.support.hour_key`): no address
is kept. Counts are kept for minutes.
"""

from datetime import datetime

from sqlalchemy import String, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.hour_key import HourKey, hour_name

KEPT_MINUTES = 5


class CountedRequests(Base):
    """The requests that a name had in one minute of the clock."""

    __tablename__ = "counted_requests"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    minute: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    requests: Mapped[int]

    @classmethod
    def count(cls, session: Session, kind: str, whose: str, now: datetime) -> int:
        """Counts a request; how many there were in this minute, this one included, whichever process they came to."""
        name, minute = hour_name(HourKey.at(session, now), kind, whose), int(now.timestamp()) // 60
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        row = dialect.insert(cls).values(name=name, minute=minute, requests=1)
        added = row.on_conflict_do_update(index_elements=[cls.name, cls.minute], set_={"requests": cls.requests + 1})
        requests = session.execute(added.returning(cls.requests)).scalar_one()
        if requests == 1:
            cls.forget(session, now)
        return requests

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Deletes the counts of minutes that decide nothing any more."""
        session.execute(delete(cls).where(cls.minute < int(now.timestamp()) // 60 - KEPT_MINUTES))
