"""The chain of the audit log: whether anybody changed it, and how what is old goes without breaking it.

Each entry commits to its words, and its hash to all before it. Purging destroys the words and the salt of old entries and leaves
their hashes. A checkpoint, signed under the instance's secret key, says how far a log was on a day: whoever cuts off its end, or
writes it anew from the beginning, contradicts one.
"""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.audit_log import AuditEntry, chained
from models.support.database import Base
from models.support.sealer import Sealer

KEPT_FOR = timedelta(days=730)
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


def close_day(session: Session, sealer: Sealer, now: datetime) -> int:
    """Signs how far every log is, then purges what is older than it is kept. Returns how many entries were purged."""
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
    old = update(AuditEntry).where(AuditEntry.at < now - KEPT_FOR, AuditEntry.salt != "")
    purged = session.execute(old.values(salt="", sentence="", act="", member_id=None).returning(AuditEntry.id)).all()
    return len(purged)


def faults_of(session: Session, sealer: Sealer) -> list[str]:
    """What contradicts the chain, one sentence each; nothing when nobody changed anything."""
    found: list[str] = []
    hashes: dict[int, tuple[int, str, int]] = {}
    ends: dict[int, tuple[str, int]] = {}
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.organisation_id, AuditEntry.id)):
        before, count = ends.get(entry.organisation_id, ("", 0))
        named = f"Organisation {entry.organisation_id}, entry {entry.id}"
        if not entry.is_purged and entry.committed() != entry.commitment:
            found.append(f"{named} does not say what it said when it was written.")
        if chained(before, entry.commitment) != entry.hash:
            found.append(f"{named} does not follow the one before it: something was changed, removed or put in between.")
        ends[entry.organisation_id] = (entry.hash, count + 1)
        hashes[entry.id] = (entry.organisation_id, entry.hash, count + 1)
    for point in session.scalars(select(AuditCheckpoint).order_by(AuditCheckpoint.id)):
        named = f"Organisation {point.organisation_id}, checkpoint of {point.at:%d %b %Y}"
        if point.signature != point.signed(sealer):
            found.append(f"{named} was not signed by this Cairn.")
        elif hashes.get(point.entry_id) != (point.organisation_id, point.hash, point.entries):
            found.append(f"{named} is of another log: entries were removed or written anew.")
    return found
