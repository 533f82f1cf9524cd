"""A build session: a member's leave to make steps on the live page, by pointing or by recording; short and bound."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account import Member, Membership
from models.guide.guide import Guide
from models.support.database import Base
from models.support.random_name import random_name

POINT, OPENER, RECORD = "point", "opener", "record"
GOOD_FOR = {POINT: timedelta(hours=1), OPENER: timedelta(minutes=15), RECORD: timedelta(hours=1)}
KEPT_FOR = timedelta(days=1)


class BuildOver(ValueError):
    """The session can't be used; the sentence says why and what to do."""


class BuildSession(Base):
    """`step_id` is the step that is pointed for, or whose target's opener is; of many steps the one that was worked on last;
    while recording, the one after which new steps go (empty: at the end).

    `recorded` are the steps made so far; `taken` is the number of the last pick taken, so that one sent twice counts once.
    """

    __tablename__ = "build_sessions"

    id: Mapped[str] = mapped_column(String(24), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    step_id: Mapped[str] = mapped_column(String(40))
    mode: Mapped[str] = mapped_column(String(6))
    recorded: Mapped[list[str]]
    taken: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    guide: Mapped[Guide] = relationship(lazy="joined")
    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def start(cls, session: Session, guide: Guide, step_id: str, mode: str, by: Member, now: datetime) -> "BuildSession":
        """A new one; the member's earlier ones on this guide end, and old ones are forgotten."""
        mine = select(cls).where(cls.guide_id == guide.id, cls.member_id == by.id, cls.ended_at.is_(None))
        for earlier in session.scalars(mine):
            earlier.ended_at = now
        old = (cls.organisation_id == guide.organisation_id) & (cls.expires_at < now - KEPT_FOR)
        session.execute(delete(cls).where(old))
        build = cls(
            id=random_name(20),
            organisation_id=guide.organisation_id,
            guide=guide,
            member=by,
            step_id=step_id,
            mode=mode,
            recorded=[],
            created_at=now,
            expires_at=now + GOOD_FOR[mode],
        )
        session.add(build)
        session.flush()
        return build

    @classmethod
    def find(cls, session: Session, site_key: str, identifier: str, now: datetime) -> "BuildSession | None":
        """The session with that id on that site; raises BuildOver with the reason when it can't be used any more."""
        build = session.get(cls, identifier)
        if build is None or build.guide.site.key != site_key:
            return None
        if build.ended_at is not None:
            raise BuildOver("This link was used already; open the page again from the guide's editor.")
        if build.expires_at <= now:
            raise BuildOver("This link is too old; open the page again from the guide's editor.")
        membership = Membership.active(session, build.organisation_id, build.member_id)
        if membership is None or not membership.may_at("edit", build.guide.site_id) or build.guide.archived_at is not None:
            raise BuildOver("You can't edit this guide any more.")
        if build.mode == OPENER and build.guide.document.step(build.step_id) is None:
            raise BuildOver("This step no longer exists; somebody removed it.")
        return build

    @classmethod
    def newest(cls, session: Session, guide: Guide, by: Member) -> "BuildSession | None":
        """The one that the member began last on this guide."""
        mine = select(cls).where(cls.guide_id == guide.id, cls.member_id == by.id)
        return session.scalar(mine.order_by(cls.created_at.desc()).limit(1))

    def is_open(self, now: datetime) -> bool:
        return self.ended_at is None and self.expires_at > now

    @property
    def is_recording(self) -> bool:
        return self.mode == RECORD

    def end(self, now: datetime) -> None:
        self.ended_at = now
