"""What an organisation did in a day, for the quotas that are of days: counts, of nobody in it."""

from datetime import UTC, datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into


class DailyUse(Base):
    __tablename__ = "daily_uses"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    quota: Mapped[str] = mapped_column(String(20), primary_key=True)
    times: Mapped[int]

    @classmethod
    def add(cls, session: Session, organisation_id: int, quota: str, now: datetime, times: int = 1) -> int:
        """Counts so many more; how many it is on this day, these included."""
        row = insert_into(session, cls).values(organisation_id=organisation_id, day=_day(now), quota=quota, times=times)
        places = [cls.organisation_id, cls.day, cls.quota]
        added = row.on_conflict_do_update(index_elements=places, set_={"times": cls.times + times})
        return session.execute(added.returning(cls.times)).scalar_one()

    @classmethod
    def of(cls, session: Session, organisation_id: int, now: datetime) -> dict[str, int]:
        """What it did today."""
        today = cls.organisation_id == organisation_id, cls.day == _day(now)
        return {quota: times for quota, times in session.execute(select(cls.quota, cls.times).where(*today))}  # noqa: C416 - keeps its type


def _day(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%d}"
