"""The deletion of an organisation by an owner: it stops at once, can be brought back for a while, then nothing is left of it."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.audit_log import AuditEntry
from models.account.member_session import MemberSession
from models.account.organisation import GRACE, Membership, Organisation
from models.support.database import Base
from models.support.day_words import in_words


class DeletionRefused(ValueError):
    """That organisation can't be deleted or brought back like this; the sentence says why."""


class DeletedOrganisation(Base):
    """The receipt: how many rows of each table went, and when. Of the organisation it says only the key that operators know."""

    __tablename__ = "deleted_organisations"

    key: Mapped[str] = mapped_column(String(24), primary_key=True)
    deleted_at: Mapped[datetime]
    gone_at: Mapped[datetime]
    rows: Mapped[dict[str, int]] = mapped_column(JSON)

    @property
    def rows_in_all(self) -> int:
        return sum(self.rows.values())


def delete_organisation(session: Session, by: Membership, now: datetime) -> Organisation:
    """Nobody gets in and nothing is shown to visitors from now on; nothing else of it changes. Raises DeletionRefused."""
    organisation = _held(session, by)
    if organisation.is_open:
        organisation.deleted_at = now
        MemberSession.leave_organisation(session, organisation.id)
        gone_on = organisation.local(now + GRACE)
        sentence = f"{by.member.name} deleted {organisation.name}; it is gone for good on {in_words(gone_on)}."
        AuditEntry.note(session, organisation.id, "organisation.deleted", sentence, by.member, now)
    return organisation


def bring_back(session: Session, by: Membership, now: datetime) -> Organisation:
    """Everything is as it was. Raises DeletionRefused when its time is over."""
    organisation = _held(session, by)
    if organisation.gone_at is not None:
        if organisation.gone_at <= now:
            raise DeletionRefused(f"{organisation.name} was deleted too long ago to be brought back.")
        organisation.deleted_at = None
        sentence = f"{by.member.name} brought {organisation.name} back."
        AuditEntry.note(session, organisation.id, "organisation.brought_back", sentence, by.member, now)
    return organisation


def _held(session: Session, by: Membership) -> Organisation:
    """The organisation, held until the transaction ends: nobody brings back what is just being cleared away."""
    if by.is_suspended or not by.may("own"):
        raise DeletionRefused("Only an owner can delete an organisation or bring it back.")
    return session.get_one(Organisation, by.organisation_id, with_for_update=True, populate_existing=True)
