"""The audit log: what was decided in an organisation, by whom or by which policy. Entries are only ever added."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.organisation import Membership
from models.support.database import Base


class AuditEntry(Base):
    """`act` is a short name such as `repair.accepted`, `sentence` what a person reads; without a member, Cairn did it itself."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    at: Mapped[datetime]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    act: Mapped[str] = mapped_column(String(40))
    sentence: Mapped[str] = mapped_column(String(500))

    member: Mapped[Member | None] = relationship(lazy="joined")

    @classmethod
    def note(
        cls, session: Session, organisation_id: int, act: str, sentence: str, by: Member | None, now: datetime
    ) -> "AuditEntry":
        entry = cls(organisation_id=organisation_id, at=now, member_id=by.id if by else None, act=act, sentence=sentence[:500])
        session.add(entry)
        return entry

    @classmethod
    def note_of_person(cls, session: Session, member: Member, act: str, sentence: str, now: datetime) -> None:
        """What a person changed about their account, in the log of each organisation that they are in."""
        for one in Membership.all_of(session, member.id):
            cls.note(session, one.organisation_id, act, sentence, member, now)

    @classmethod
    def newest(cls, session: Session, organisation_id: int, most: int = 50) -> list["AuditEntry"]:
        query = select(cls).where(cls.organisation_id == organisation_id).order_by(cls.id.desc()).limit(most)
        return list(session.scalars(query))
