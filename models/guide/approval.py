"""That a member looked at exactly this version of a guide and found it good."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.review_policy import IN_WORDS, Policy
from models.guide.emergency import Emergency
from models.guide.guide import Guide
from models.guide.publication_refused import NotPublishable
from models.guide.version import Version
from models.support.database import Base


class NotApproved(NotPublishable):
    """The organisation wants approvals of exactly this version first, by others than its author."""

    def __init__(self, guide: Guide, given: int, needed: int) -> None:
        asked = "" if needed == 1 else f" It needs {IN_WORDS[needed]} approvals and has {IN_WORDS[given]}."
        sentence = "Your organisation publishes reviewed versions only: ask for a review of this one first."
        super().__init__([sentence + asked])
        self.guide = guide


class Approval(Base):
    """Bound to the version's hash: one more edit makes another version, which nobody has approved yet."""

    __tablename__ = "approvals"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    version_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    approved_at: Mapped[datetime]

    approved_by: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def of(cls, session: Session, guide: Guide, version_hash: str) -> list["Approval"]:
        """Those that count: everybody's but the author's, the oldest first."""
        version = session.get(Version, (guide.id, version_hash))
        query = select(cls).where(cls.guide_id == guide.id, cls.version_hash == version_hash)
        if version is not None and version.author_id is not None:
            query = query.where(cls.approved_by_id != version.author_id)
        return list(session.scalars(query.order_by(cls.approved_at, cls.approved_by_id)))

    @classmethod
    def give(cls, session: Session, guide: Guide, version_hash: str, by: Member, now: datetime) -> "Approval":
        """A second one by the same member changes nothing."""
        approval = session.get(cls, (guide.id, version_hash, by.id))
        if approval is None:
            owner = guide.organisation_id
            approval = cls(guide_id=guide.id, version_hash=version_hash, organisation_id=owner, approved_by=by, approved_at=now)
            session.add(approval)
            session.flush()
        return approval

    @classmethod
    def take_back(cls, session: Session, guide: Guide, version_hash: str) -> None:
        """Everybody's: while somebody asks for changes the version is as if nobody had looked."""
        session.execute(delete(cls).where(cls.guide_id == guide.id, cls.version_hash == version_hash))
        session.flush()


def why_not_approved(session: Session, guide: Guide, version_hash: str, environment: str) -> NotApproved | None:
    """What the policy still wants before that version goes live there; None when nothing."""
    needed = Policy.of(session, guide.organisation_id).reviews_required(environment)
    given = len(Approval.of(session, guide, version_hash)) if needed else 0
    if given >= needed or Emergency.of(session, guide, version_hash) is not None:
        return None
    return NotApproved(guide, given, needed)
