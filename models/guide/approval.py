"""That a member looked at exactly this version of a guide and found it good."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Membership
from models.account.review_policy import IN_WORDS, Policy
from models.guide.emergency import Emergency
from models.guide.guide import Guide
from models.guide.publication_refused import NotPublishable
from models.guide.version import Version
from models.support.database import Base


class NotApproved(NotPublishable):
    """The organisation wants approvals of exactly this version first, by others than its author."""

    def __init__(self, guide: Guide, given: int, needed: int, waited_for: list[str], unmet: str) -> None:
        asked = "" if needed == 1 or given >= needed else f" It needs {IN_WORDS[needed]} approvals and has {IN_WORDS[given]}."
        asked += f" This guide waits for {' and '.join(waited_for)}." if waited_for else ""
        asked += f" {unmet}" if unmet and given < needed else ""
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
    def counts(cls, session: Session, guide: Guide) -> dict[str, int]:
        """Version → how many approvals of it count."""
        there = (Version.guide_id == cls.guide_id) & (Version.hash == cls.version_hash)
        query = select(cls.version_hash, func.count()).join(Version, there)
        query = query.where(cls.guide_id == guide.id, cls.approved_by_id != func.coalesce(Version.author_id, 0))
        return dict(session.execute(query.group_by(cls.version_hash)).all())

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


class StillWaitedFor(ValueError):
    """Somebody was to be let off by a member who may not do that; the sentence names them."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"This guide goes on waiting for {' and '.join(names)}: only an owner or an admin can change that.")


class RequiredReviewer(Base):
    """A member whose approval a guide waits for, besides the number that the policy asks for."""

    __tablename__ = "guide_reviewers"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)

    @classmethod
    def of(cls, session: Session, guide: Guide) -> list[Member]:
        """Those who may still review on that site: nobody waits for somebody who left."""
        chosen = set(session.scalars(select(cls.member_id).where(cls.guide_id == guide.id)))
        if not chosen:
            return []
        there = Membership.who_may_at(session, guide.organisation_id, "review", guide.site_id)
        return [member for member in there if member.id in chosen]

    @classmethod
    def choose(cls, session: Session, guide: Guide, member_ids: set[int], *, adds_only: bool = False) -> None:
        """Those of them who are members here. Raises StillWaitedFor where nobody may be let off: authors add only, lest a guide
        waits for whom its author chooses.
        """
        let_off = [member.name for member in cls.of(session, guide) if member.id not in member_ids]
        if adds_only and let_off:
            raise StillWaitedFor(let_off)
        session.execute(delete(cls).where(cls.guide_id == guide.id))
        here = select(Membership.member_id).where(Membership.organisation_id == guide.organisation_id)
        for member_id in session.scalars(here.where(Membership.member_id.in_(member_ids))).all():
            session.add(cls(guide_id=guide.id, member_id=member_id, organisation_id=guide.organisation_id))
        session.flush()

    @classmethod
    def note(cls, session: Session, guide: Guide, by: Member, now: datetime) -> None:
        """In the audit log: whom it waits for now."""
        names = ", ".join(member.name for member in cls.of(session, guide)) or "nobody in particular"
        AuditEntry.note(
            session, guide.organisation_id, "guide.reviewers", f"{guide.name} waits for {names}.", by, now, site_id=guide.site_id
        )

    @classmethod
    def missing(cls, session: Session, guide: Guide, version_hash: str) -> list[str]:
        """The names of those who have not approved that version; who wrote it need not."""
        version = session.get(Version, (guide.id, version_hash))
        given = {one.approved_by_id for one in Approval.of(session, guide, version_hash)}
        author = version.author_id if version else None
        return [member.name for member in cls.of(session, guide) if member.id not in given and member.id != author]


def why_not_approved(session: Session, guide: Guide, version_hash: str, environment: str) -> NotApproved | None:
    """What the policy still wants before that version goes live there; None when nothing."""
    policy = Policy.of(session, guide.organisation_id)
    needed = policy.reviews_required(environment)
    given = len(Approval.of(session, guide, version_hash)) if needed else 0
    waited_for = RequiredReviewer.missing(session, guide, version_hash) if needed else []
    if (given >= needed and not waited_for) or Emergency.of(session, guide, version_hash) is not None:
        return None
    return NotApproved(guide, given, needed, waited_for, policy.unmet(session, guide.site_id))
