"""Attempts that were refused to nobody in particular: no organisation's log has a place for them, so that the operator sees them.

Kept is in how many minutes of a day there were some, and when last. Who it was, from where and as whom, is not: whoever floods
Cairn writes one row, once a minute.
"""

from datetime import datetime, timedelta

from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into

KEPT = timedelta(days=30)
KINDS = {
    "provider": "Sign-ins through the provider of this Cairn",
    "sign_in": "Too many attempts to sign in, or to open a link",
    "api": "Too many requests to the API",
}


class RefusedAttempt(Base):
    __tablename__ = "refused_attempts"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    minutes: Mapped[int]
    last_at: Mapped[datetime]

    @classmethod
    def note(cls, session: Session, kind: str, now: datetime) -> None:
        """Once a minute for each kind; more often changes nothing."""
        row = insert_into(session, cls).values(kind=kind, day=str(now.date()), minutes=1, last_at=now)
        later = {"minutes": cls.minutes + 1, "last_at": now}
        is_over = cls.last_at < now.replace(second=0, microsecond=0)
        session.execute(row.on_conflict_do_update(index_elements=[cls.kind, cls.day], set_=later, where=is_over))
        session.execute(delete(cls).where(cls.day < str((now - KEPT).date())))

    @classmethod
    def of_last(cls, session: Session, now: datetime, days: int = 7) -> list["RefusedAttempt"]:
        """The newest first."""
        recent = select(cls).where(cls.day > str((now - timedelta(days=days)).date()))
        return list(session.scalars(recent.order_by(cls.day.desc(), cls.kind)))
