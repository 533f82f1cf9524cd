"""That a backup was made, and whether its restore was rehearsed. Operators see how old the last good one is."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import JSON, BigInteger, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.organisation import Organisation
from models.support.database import Base

OVERDUE = timedelta(hours=26)
"""How old the last backup may be: a day, and the time that one takes."""


class BackupRun(Base):
    """One that ended without a problem was restored from where it lies, and held what it should."""

    __tablename__ = "backup_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(String(500))
    """The folder or bucket, as its setting names it; credentials are elsewhere."""
    name: Mapped[str] = mapped_column(String(80), default="")
    bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    rows: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    migration: Mapped[str] = mapped_column(String(80), default="")
    written_at: Mapped[datetime | None]
    rehearsed_at: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(String(500), default="")
    """Why it failed, or what its rehearsal found."""

    @classmethod
    def last(cls, session: Session) -> "BackupRun | None":
        return session.scalar(select(cls).order_by(cls.id.desc()).limit(1))

    @classmethod
    def last_good(cls, session: Session) -> "BackupRun | None":
        """The last that was written and whose restore was rehearsed."""
        return session.scalar(select(cls).where(cls.rehearsed_at.is_not(None)).order_by(cls.id.desc()).limit(1))

    @classmethod
    def is_due(cls, session: Session, now: datetime) -> bool:
        """Whether there is none since the last half past three at night."""
        night = now.astimezone(UTC).replace(hour=3, minute=30, second=0, microsecond=0)
        since, good = night if night <= now else night - timedelta(days=1), cls.last_good(session)
        return good is None or good.started_at < since

    @classmethod
    def is_overdue(cls, session: Session, now: datetime) -> bool:
        """Whether what is here has been without a good backup for too long; a new instance is given its first night."""
        good = cls.last_good(session)
        since = good.started_at if good else session.scalar(select(func.min(Organisation.created_at)))
        return since is not None and now - since > OVERDUE
