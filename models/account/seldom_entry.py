"""Entries of the audit log that are not repeated: whoever types, guesses or is refused all the time fills no log."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.audit_log import ABOUT_SITE, LONGEST_SENTENCE, AuditEntry
from models.account.member import Member
from models.account.organisation import Membership

SELDOM = timedelta(hours=1)
MOST_REFUSALS = 10
LOOKED_BACK = 20
"""How many entries are looked at for the same words, at most."""


def note_seldom(
    session: Session,
    organisation_id: int,
    act: str,
    sentence: str,
    by: Member | None,
    now: datetime,
    *,
    most: int | None = None,
) -> None:
    """The same words of the same member are noted once an hour, and at most `most` of such an act."""
    if not is_said(session, organisation_id, act, sentence, by.id if by else None, now, most=most):
        AuditEntry.note(session, organisation_id, act, sentence, by, now)


def is_said(
    session: Session,
    organisation_id: int,
    act: str,
    sentence: str,
    member_id: int | None,
    now: datetime,
    *,
    most: int | None = None,
) -> bool:
    """Whether `note_seldom` would add nothing."""
    query = select(AuditEntry).where(AuditEntry.organisation_id == organisation_id, AuditEntry.member_id == member_id)
    query = query.where(AuditEntry.act == act, AuditEntry.at > now - SELDOM, AuditEntry.there())
    # Counted before any is opened: whoever is refused all the time costs least.
    if most is not None and len(session.scalars(query.with_only_columns(AuditEntry.id).limit(most)).all()) >= most:
        return True
    latest = session.scalars(query.order_by(AuditEntry.id.desc()).limit(LOOKED_BACK))
    return any(entry.sentence == sentence[:LONGEST_SENTENCE] for entry in latest)


def note_refusal(session: Session, member: Member, sentence: str, now: datetime) -> None:
    """That somebody did not get in as that person, in the log of each organisation that they are in."""
    for one in Membership.all_of(session, member.id):
        note_seldom(session, one.organisation_id, "session.refused", sentence, member, now, most=MOST_REFUSALS)


def about_the_same(session: Session, as_in: Session) -> None:
    """What is noted in the one is about the site that was asked for in the other, which was rolled back."""
    session.info[ABOUT_SITE] = as_in.info.get(ABOUT_SITE)
