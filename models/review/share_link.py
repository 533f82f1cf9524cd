"""A share link: somebody without an account sees one version under review, and says what they think of it by name."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.organisation import Organisation
from models.review.review import Review
from models.support.database import Base
from models.support.random_name import random_name

GOOD_FOR_DAYS = (1, 7, 30)


class LinkOver(ValueError):
    """The link shows nothing any more; the sentence says why and what to do."""


class ShareLink(Base):
    """`id` is what the signature in the address is of; without the signature it opens nothing."""

    __tablename__ = "share_links"

    id: Mapped[str] = mapped_column(String(24), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    review: Mapped[Review] = relationship(lazy="joined")
    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def make(cls, session: Session, review: Review, days: int, by: Member, now: datetime) -> "ShareLink":
        until = now + timedelta(days=days if days in GOOD_FOR_DAYS else GOOD_FOR_DAYS[1])
        link = cls(id=random_name(20), organisation_id=review.organisation_id, review=review, member=by, made_at=now)
        link.expires_at, link.ended_at = until, None
        session.add(link)
        session.flush()
        return link

    @classmethod
    def opened(cls, session: Session, link_id: str, now: datetime) -> "ShareLink | None":
        """The link with that id. Raises LinkOver for one that is over."""
        link = session.get(cls, link_id)
        if link is None:
            return None
        if not session.get_one(Organisation, link.organisation_id).is_open:
            raise LinkOver("Who made this link has deleted their organisation.")
        if link.ended_at is not None:
            raise LinkOver("This link was ended. Ask whoever gave it to you for a new one.")
        if link.expires_at <= now:
            raise LinkOver("This link is too old. Ask whoever gave it to you for a new one.")
        if link.review.guide.archived_at is not None:
            raise LinkOver("This guide was archived, and its links ended with it.")
        return link

    @classmethod
    def open_of(cls, session: Session, review: Review, now: datetime) -> list["ShareLink"]:
        query = select(cls).where(cls.review_id == review.id, cls.ended_at.is_(None), cls.expires_at > now)
        return list(session.scalars(query.order_by(cls.made_at.desc())))

    def end(self, now: datetime) -> None:
        self.ended_at = self.ended_at or now
