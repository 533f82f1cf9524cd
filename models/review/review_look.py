"""That a member looked at a version of a guide, so that the next time they see what changed since."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.review.review import Review
from models.support.database import Base


class ReviewLook(Base):
    """The newest two of one member and guide: the version looked at now, and the one before it."""

    __tablename__ = "review_looks"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    version_hash: Mapped[str] = mapped_column(String(64))
    before_hash: Mapped[str] = mapped_column(String(64), default="")
    looked_at: Mapped[datetime]

    @classmethod
    def earlier(cls, session: Session, review: Review, by: Member) -> str:
        """The version that they looked at before this one; empty when this is the first."""
        look = session.get(cls, (review.guide_id, by.id))
        if look is None:
            return ""
        return look.before_hash if look.version_hash == review.version_hash else look.version_hash

    @classmethod
    def note(cls, session: Session, review: Review, by: Member, now: datetime) -> None:
        look = session.get(cls, (review.guide_id, by.id))
        if look is None:
            look = cls(guide_id=review.guide_id, member_id=by.id, organisation_id=review.organisation_id)
            look.version_hash = look.before_hash = ""
            session.add(look)
        if look.version_hash != review.version_hash:
            look.before_hash, look.version_hash = look.version_hash, review.version_hash
        look.looked_at = now
        session.flush()
