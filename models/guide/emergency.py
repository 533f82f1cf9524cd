"""An emergency: the owner lets one version go live without the approvals that the policy asks for, and says why."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.guide.guide import Guide
from models.guide.version import Version
from models.site.site_lock import lock_site
from models.support.database import Base

LONGEST_REASON = 500


class NoReason(ValueError):
    """An emergency without a reason."""


class Emergency(Base):
    """Holds for exactly that version. The database takes one from an owner of the guide's organisation only."""

    __tablename__ = "emergencies"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), index=True)
    version_hash: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    declared_at: Mapped[datetime]

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def declare(cls, session: Session, guide: Guide, version: Version, reason: str, by: Member, now: datetime) -> "Emergency":
        """Raises NoReason."""
        if not reason.strip():
            raise NoReason("Say why this can't wait for a review; it is kept in the audit log.")
        lock_site(session, guide.site_id)
        emergency = cls(organisation_id=guide.organisation_id, guide_id=guide.id, version_hash=version.hash, declared_at=now)
        emergency.reason, emergency.member = reason.strip()[:LONGEST_REASON], by
        session.add(emergency)
        session.flush()
        sentence = f"{guide.name}, version {version.hash[:8]}, without the approvals that the policy asks: {emergency.reason}"
        AuditEntry.note(session, guide.organisation_id, "policy.glass_broken", sentence, by, now, site_id=guide.site_id)
        return emergency

    @classmethod
    def of(cls, session: Session, guide: Guide, version_hash: str) -> "Emergency | None":
        query = select(cls).where(cls.guide_id == guide.id, cls.version_hash == version_hash)
        return session.scalar(query.order_by(cls.id.desc()).limit(1))
