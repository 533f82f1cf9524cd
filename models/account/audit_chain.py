"""The chain of the audit log: whether anybody changed it, and how what is old goes without breaking it.

Each entry's hash covers what is sealed in it and all before it. Purging destroys the keys of old months, or of a person, and
leaves act, time and hashes. A checkpoint, signed under the instance's secret key, says how far a log was on a day: whoever cuts
off its end, or writes it anew from the beginning, contradicts one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, func, not_, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.audit_key import AuditKey, month_of
from models.account.audit_log import AuditEntry
from models.account.audit_words import AuditWords
from models.account.member import Member
from models.account.organisation import Organisation
from models.support.database import Base
from models.support.sealer import Sealer

KEPT_FOR = timedelta(days=400)
SCOPE = "audit checkpoint"


class AuditCheckpoint(Base):
    """That an organisation's log had that many entries, and ended with that hash."""

    __tablename__ = "audit_checkpoints"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    entry_id: Mapped[int]
    entries: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    signature: Mapped[str] = mapped_column(String(64))

    def signed(self, sealer: Sealer) -> str:
        return sealer.name_of(f"{self.organisation_id}:{self.entry_id}:{self.entries}:{self.hash}".encode(), SCOPE)


def close_day(session: Session, sealer: Sealer, now: datetime, kept_for: timedelta = KEPT_FOR) -> int:
    """Signs how far every log is, then destroys the keys of the months that ended before what is kept, but of what a legal hold
    keeps. Returns how many entries nobody can read any more.
    """
    sign_ends(session, sealer, now)
    keys = select(AuditKey).where(AuditKey.destroyed_at.is_(None), AuditKey.month < month_of(now - kept_for))
    kept = AuditKey.organisation_id.in_(select(Organisation.id).where(Organisation.held_at.is_not(None)))
    people = select(Member.id).where(Member.held_at.is_not(None))
    unheld = keys.where(not_(kept), or_(AuditKey.member_id.is_(None), AuditKey.member_id.not_in(people)))
    return _destroy(session, sealer, session.scalars(unheld).all(), now)


def forget_member(session: Session, sealer: Sealer, member_id: int, now: datetime) -> int:
    """Makes all that a person did, and all that was done to them, unreadable in every log. Returns how many entries."""
    sign_ends(session, sealer, now)
    keys = select(AuditKey).where(AuditKey.destroyed_at.is_(None), AuditKey.member_id == member_id)
    return _destroy(session, sealer, session.scalars(keys).all(), now)


def _destroy(session: Session, sealer: Sealer, keys: Sequence[AuditKey], now: datetime) -> int:
    numbers = [key.id for key in keys]
    for key in keys:
        key.destroy(sealer, now)
    session.flush()
    theirs = or_(AuditEntry.key_id.in_(numbers), AuditEntry.about_key_id.in_(numbers))
    emptied = update(AuditEntry).where(theirs, AuditEntry.there())
    emptied = emptied.values(sealed="", open_sentence="", salt="", member_id=None, about_id=None).returning(AuditEntry.id)
    return len(session.execute(emptied, execution_options={"synchronize_session": False}).all())


def sign_ends(session: Session, sealer: Sealer, now: datetime) -> None:
    """A checkpoint for each log that grew since its last one."""
    query = select(AuditEntry.organisation_id, func.max(AuditEntry.id), func.count()).group_by(AuditEntry.organisation_id)
    for organisation_id, entry_id, entries in session.execute(query).all():
        last = session.scalar(
            select(func.max(AuditCheckpoint.entry_id)).where(AuditCheckpoint.organisation_id == organisation_id)
        )
        if last != entry_id:
            name = session.get_one(AuditEntry, entry_id).hash
            made = AuditCheckpoint(organisation_id=organisation_id, entry_id=entry_id, entries=entries, hash=name, at=now)
            made.signature = made.signed(sealer)
            session.add(made)
    session.flush()


def seal_first_entries(session: Session) -> int:
    """Seals what is left of entries from before entries were sealed, which leaves their place in the chain; returns how many."""
    found = session.scalars(select(AuditEntry).where(AuditEntry.sealed == "", AuditEntry.open_sentence != "")).all()
    for entry in found:
        entry.seal(session, AuditWords(entry.open_sentence, "", entry.member_id, salt=entry.salt))
        entry.open_sentence = entry.salt = ""
        session.flush()
    return len(found)
