"""Whether anybody changed the audit log: what contradicts its chain, its seals, its keys or its checkpoints."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.audit_chain import AuditCheckpoint
from models.account.audit_key import AuditKey, month_of
from models.account.audit_log import AuditEntry
from models.account.audit_words import chained, hash_of
from models.support.day_words import in_words
from models.support.sealer import Sealer, Unsealable

READ_AT_ONCE = 1000


def faults_of(session: Session, sealer: Sealer) -> list[str]:
    """One sentence each; nothing when nobody changed anything."""
    found: list[str] = []
    hashes: dict[int, tuple[int, str, int]] = {}
    ends: dict[int, tuple[str, int]] = {}
    keys, closed = {key.id: key for key in session.scalars(select(AuditKey))}, _closed(session, sealer)
    query = select(AuditEntry).order_by(AuditEntry.organisation_id, AuditEntry.id)
    for entry in session.scalars(query.execution_options(yield_per=READ_AT_ONCE)):
        before, count = ends.get(entry.organisation_id, ("", 0))
        named = f"Organisation {entry.organisation_id}, entry {entry.id}"
        found += [f"{named} {fault}." for fault in _faults(entry, sealer, keys, closed)]
        if chained(before, entry.commitment) != entry.hash:
            found.append(f"{named} does not follow the one before it: something was changed, removed or put in between.")
        ends[entry.organisation_id] = (entry.hash, count + 1)
        hashes[entry.id] = (entry.organisation_id, entry.hash, count + 1)
    for point in session.scalars(select(AuditCheckpoint).order_by(AuditCheckpoint.id)):
        named = f"Organisation {point.organisation_id}, checkpoint of {in_words(point.at)}"
        if point.signature != point.signed(sealer):
            found.append(f"{named} was not signed by this Cairn.")
        elif hashes.get(point.entry_id) != (point.organisation_id, point.hash, point.entries):
            found.append(f"{named} is of another log: entries were removed or written anew.")
    return found


CHANGED = "does not say what it said when it was written"


def _faults(entry: AuditEntry, sealer: Sealer, keys: Mapping[int, AuditKey], closed: Mapping[int, int]) -> list[str]:
    """What is wrong with an entry by itself."""
    if entry.sealed_hash and entry.commitment != entry.committed():
        return [CHANGED]
    if entry.is_purged:
        theirs = [keys[number] for number in entry.key_ids if number in keys]
        destroyed = [key for key in theirs if key.is_destroyed(sealer) and key.month == month_of(entry.at)]
        is_right = destroyed and entry.member_id is None and entry.id <= closed.get(entry.organisation_id, 0)
        return [] if is_right else ["was emptied though no key of it was destroyed"]
    if not entry.sealed:
        return ["is not sealed: run cairn migrate, or somebody put it there"]
    return _faults_of_words(entry)


def _faults_of_words(entry: AuditEntry) -> list[str]:
    if entry.sealed_hash and hash_of(entry.sealed) != entry.sealed_hash:
        return [CHANGED]
    try:
        words = entry.opened()
    except (Unsealable, LookupError):
        return ["can't be opened: it was sealed elsewhere, or its key is gone"]
    if not entry.sealed_hash and words.first_commitment(entry.organisation_id, entry.at, entry.act) != entry.commitment:
        return [CHANGED]
    is_theirs = (words.member_id, words.about_id) == (entry.member_id, entry.about_id)
    return [] if is_theirs else ["names another member than when it was written"]


def _closed(session: Session, sealer: Sealer) -> dict[int, int]:
    """Up to which entry each log was signed."""
    ends: dict[int, int] = {}
    for point in session.scalars(select(AuditCheckpoint)):
        if point.signature == point.signed(sealer):
            ends[point.organisation_id] = max(ends.get(point.organisation_id, 0), point.entry_id)
    return ends
