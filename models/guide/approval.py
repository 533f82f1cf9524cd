"""That a member looked at exactly this version of a guide and found it good."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.guide.guide import Guide
from models.guide.publication_refused import NotPublishable
from models.support.database import Base


class NotApproved(NotPublishable):
    """The organisation wants somebody else's approval of exactly this version first."""

    def __init__(self) -> None:
        super().__init__(["Your organisation publishes reviewed versions only: ask for a review of this one first."])


class Approval(Base):
    """Bound to the version's hash: one more edit makes another version, which nobody has approved yet."""

    __tablename__ = "approvals"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    version_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    approved_at: Mapped[datetime]

    approved_by: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def of(cls, session: Session, guide: Guide, version_hash: str) -> "Approval | None":
        return session.get(cls, (guide.id, version_hash))

    @classmethod
    def give(cls, session: Session, guide: Guide, version_hash: str, by: Member, now: datetime) -> "Approval":
        approval = cls.of(session, guide, version_hash) or cls(
            guide_id=guide.id, version_hash=version_hash, organisation_id=guide.organisation_id
        )
        approval.approved_by, approval.approved_at = by, now
        session.add(approval)
        session.flush()
        return approval

    @classmethod
    def take_back(cls, session: Session, guide: Guide, version_hash: str) -> None:
        approval = cls.of(session, guide, version_hash)
        if approval is not None:
            session.delete(approval)
            session.flush()
