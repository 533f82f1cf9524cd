"""The erasure of a member that was asked for: when it is due, what it waits for, and the receipt."""

from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, Select, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Membership
from models.account.role import Role
from models.privacy.dated_erasure import DatedErasure
from models.support.database import Base
from models.support.day_words import in_words


class ErasureRefused(ValueError):
    """It can't be done like this; the sentence says why, and what to do."""


class Erasure(DatedErasure, Base):
    """One member's. When it is done, `member_id` names nobody any more and `rows` count what went, by table."""

    __tablename__ = "erasures"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)

    @classmethod
    def ask(cls, session: Session, member: Member, region: str, now: datetime) -> str:
        """Returns the secret of the receipt. Raises ErasureRefused for the last owner of an organisation."""
        if sentence := hindrance(session, member.id):
            raise ErasureRefused(sentence)
        if session.get(cls, member.id) is not None:
            raise ErasureRefused("The erasure of this account is planned already.")
        found = cls(member_id=member.id)
        secret = found.begin(region, now)
        session.add(found)
        sentence = f"{member.name} asked to be erased, which happens by itself on {in_words(found.due_at)}."
        AuditEntry.note_of_person(session, member, "account.erasure_asked", sentence, now)
        return secret

    @classmethod
    def cancel(cls, session: Session, member: Member, now: datetime) -> bool:
        """Whether there was one that had not begun."""
        gone = session.execute(delete(cls).where(cls.member_id == member.id, cls.done_at.is_(None)).returning(cls.member_id))
        if gone.first() is None:
            return False
        sentence = f"{member.name} will not be erased after all."
        AuditEntry.note_of_person(session, member, "account.erasure_cancelled", sentence, now)
        return True

    @classmethod
    def done(cls) -> Select[Self]:
        """Of those who are erased, and stay so in what is restored."""
        return select(cls).where(cls.done_at.is_not(None)).order_by(cls.member_id)

    @classmethod
    def again(cls, session: Session, member_id: int, receipt_hash: str, rows: dict[str, int], now: datetime) -> None:
        """Notes one that was done after the backup was made that this database was restored from."""
        found = session.get(cls, member_id) or cls(member_id=member_id, asked_at=now, warn_at=now, due_at=now)
        found.receipt_hash, found.rows = receipt_hash, rows
        found.done_at = found.kept_at = now
        session.add(found)


def hindrance(session: Session, member_id: int) -> str:
    """Why the member can't be erased or kept out at present: a sentence that says what to do; empty when they can."""
    alone = [place.organisation.name for place in _owned(session, member_id) if not _other_owner(session, place)]
    if not alone:
        return ""
    names = " and ".join(alone)
    return f"{names} would be left without an owner. Make somebody else an owner there, or delete the organisation first."


def _owned(session: Session, member_id: int) -> list[Membership]:
    places = Membership.all_of(session, member_id)
    return [one for one in places if one.role == Role.OWNER.value and one.organisation.deleted_at is None]


def _other_owner(session: Session, place: Membership) -> bool:
    others = [one for one in Membership.all_in(session, place.organisation_id) if one.member_id != place.member_id]
    return any(one.role == Role.OWNER.value and not one.is_suspended for one in others)
