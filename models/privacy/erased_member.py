"""What erasing a member does: their rows go, their keys are destroyed, and what they made stays without saying who made it.

Which rows go is read from the tags: everything of a table that is kept as long as an account, a place or an expiry. The number of
the account stays as a stone without a name, for approvals and comments of the organisation to lie on.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import MetaData, Table, delete, update
from sqlalchemy.orm import Session

from models.account.account_subject import address_subject, member_subject
from models.account.api_key import ApiKey
from models.account.audit_chain import forget_member
from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Membership
from models.check.finding import Finding
from models.privacy.retention import ACCOUNT, EXPIRED, MINUTES, PLACE
from models.privacy.stored_columns import PLANES
from models.support.database import sealer_of
from models.support.deleted_rows import deleted_rows
from models.support.sealed_field import GONE
from models.support.subject_key import SubjectKey

WITH_THE_ACCOUNT = (ACCOUNT, EXPIRED, MINUTES, PLACE)
BY_ADDRESS = {"email_index": "", "about": "address"}
"""Columns that name whom a row is about by the blind index of an address, bare or as a subject."""


def erase_member(session: Session, metadata: MetaData, member_id: int, now: datetime) -> dict[str, int]:
    """All of it in the caller's transaction; returns how many rows went or were emptied, by table. Doing it again changes nothing
    that is not there again, as after a restore.
    """
    member = session.get_one(Member, member_id, with_for_update=True, populate_existing=True)
    places, index = Membership.all_of(session, member_id), member.email_index
    for place in places:
        ApiKey.hand_over(session, place)
        session.flush()
    counts = {table.name: rows for table in _theirs(metadata) if (rows := _deleted(session, table, member_id))}
    for table, rows in _of_address(session, metadata, index):
        counts[table] = counts.get(table, 0) + rows
    freed = update(Finding).where(Finding.assignee_id == member_id).values(assignee_id=None).returning(Finding.id)
    _count(counts, "findings", len(session.execute(freed, execution_options={"synchronize_session": False}).all()))
    _count(counts, "audit_entries", forget_member(session, sealer_of(session), member_id, now))
    subjects = [member_subject(member_id), *([address_subject(index)] if index else [])]
    _count(counts, "subject_keys", sum(SubjectKey.destroy(session, subject) for subject in subjects))
    session.expunge_all()
    emptied = {"sealed_email": GONE, "sealed_name": GONE, "email_index": None, "password_hash": None, "picture": ""}
    moments = dict.fromkeys(("operator_since", "restricted_at", "objected_at", "seen_at"))
    session.execute(update(Member).where(Member.id == member_id).values({**emptied, **moments}))
    _count(counts, "members", 1)
    for place in places:
        AuditEntry.note(session, place.organisation_id, "account.erased", "A member was erased, as they had asked.", None, now)
    return counts


def _theirs(metadata: MetaData) -> Iterator[Table]:
    """Tables whose rows go with the account, those that others refer to last."""
    kept = {name: one for tables in PLANES.values() for name, one in tables.items()}
    for table in reversed(metadata.sorted_tables):
        if kept[table.name].retention in WITH_THE_ACCOUNT and "member_id" in table.c:
            yield table


def _deleted(session: Session, table: Table, member_id: int) -> int:
    return deleted_rows(session, delete(table).where(table.c.member_id == member_id))


def _of_address(session: Session, metadata: MetaData, index: str | None) -> Iterator[tuple[str, int]]:
    """Invitations to their address, and letters to it: sent ones, and those that still wait."""
    if not index:
        return
    for table in reversed(metadata.sorted_tables):
        for name, scope in BY_ADDRESS.items():
            if name in table.c and table.name != Member.__tablename__:
                wanted = address_subject(index) if scope else index
                if rows := deleted_rows(session, delete(table).where(table.c[name] == wanted)):
                    yield table.name, rows


def _count(counts: dict[str, int], name: str, rows: int) -> None:
    if rows:
        counts[name] = counts.get(name, 0) + rows
