"""How often something was asked for in each minute of the clock, sign-ins and requests of the API, counted for all processes.

What is counted has a name that nobody can read when its hour is over (`models.support.hour_key`): no address is kept. Counts are
kept for minutes. A limit of an hour counts in the last minute of that hour.
"""

from datetime import datetime

from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into

KEPT_MINUTES = 5


class MinuteCount(Base):
    __tablename__ = "minute_counts"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    minute: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    times: Mapped[int]

    @classmethod
    def add(cls, session: Session, name: str, minute: int) -> int:
        """Counts once more; how often it was in this minute, this time included, whichever process was asked."""
        row = insert_into(session, cls).values(name=name, minute=minute, times=1)
        added = row.on_conflict_do_update(index_elements=[cls.name, cls.minute], set_={"times": cls.times + 1})
        return session.execute(added.returning(cls.times)).scalar_one()

    @classmethod
    def of(cls, session: Session, name: str, minute: int) -> int:
        return session.scalar(select(cls.times).where(cls.name == name, cls.minute == minute)) or 0

    @classmethod
    def remove(cls, session: Session, name: str) -> None:
        session.execute(delete(cls).where(cls.name == name))

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Deletes the counts of minutes that decide nothing any more."""
        session.execute(delete(cls).where(cls.minute < int(now.timestamp()) // 60 - KEPT_MINUTES))
