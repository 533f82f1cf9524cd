"""Who has a guide open: told by their browsers every half minute, and forgotten minutes after they are gone."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, case, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.guide.guide import Guide
from models.support.database import Base
from models.support.dialect_insert import insert_into

TOLD_EVERY = timedelta(seconds=30)
GONE_AFTER = timedelta(seconds=75)
"""Longer than a browser takes between two tellings, also in a tab that is not looked at."""

KEPT_FOR = timedelta(minutes=10)


class GuidePresence(Base):
    """One member who has one guide open, in however many tabs, since `opened_at`."""

    __tablename__ = "guide_presences"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def tell(cls, session: Session, guide: Guide, by: Member, now: datetime) -> list["GuidePresence"]:
        """Notes that the member has it open, unless they objected to that, and answers who else has, longest first."""
        row = insert_into(session, cls).values(
            guide_id=guide.id, member_id=by.id, organisation_id=guide.organisation_id, opened_at=now, seen_at=now
        )
        since = case((cls.seen_at < now - GONE_AFTER, now), else_=cls.opened_at)
        if by.objected_at is None:
            session.execute(
                row.on_conflict_do_update(index_elements=["guide_id", "member_id"], set_={"opened_at": since, "seen_at": now})
            )
        others = select(cls).where(cls.guide_id == guide.id, cls.member_id != by.id, cls.seen_at > now - GONE_AFTER)
        return list(session.scalars(others.order_by(cls.opened_at, cls.member_id)))

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Deletes those who are long gone."""
        session.execute(delete(cls).where(cls.seen_at < now - KEPT_FOR))
