"""A legal hold: what an organisation or a member has here is neither purged nor erased by the clock until the hold is lifted.

Only the operator places and lifts one. Members go on working; a copy and a restriction stay theirs to ask for.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Membership, Organisation
from models.support.day_words import in_words

LONGEST_REASON = 300
Held = Organisation | Member


class HoldRefused(ValueError):
    """Nothing can be held like this; the sentence says why."""


def find_to_hold(session: Session, subject: str) -> Held:
    """The member of that address, or the organisation of that key. Raises HoldRefused."""
    by_key = select(Organisation).where(Organisation.key == subject)
    found = Member.by_email(session, subject) if "@" in subject else session.scalar(by_key)
    if found is None:
        raise HoldRefused("No organisation has that key, and no member that address.")
    return found


def hold(session: Session, held: Held, reason: str, by: Member | None, now: datetime) -> None:
    """From now on. One that is held already gets another reason. `by` is nobody at the command line. Raises HoldRefused."""
    reason = " ".join(reason.split())
    if not reason:
        raise HoldRefused("Say which case it is for: whoever is held reads it.")
    if len(reason) > LONGEST_REASON:
        raise HoldRefused(f"A reason can have at most {LONGEST_REASON} characters; shorten it.")
    held.held_at, held.held_because = held.held_at or now, reason
    _note(session, held, "held", f"placed {held.name} under legal hold: {reason}", by, now)


def lift(session: Session, held: Held, by: Member | None, now: datetime) -> bool:
    """What the clock would have deleted goes with the next night, an erasure that is due within a minute. Whether it was held."""
    if held.held_at is None:
        return False
    held.held_at, held.held_because = None, ""
    _note(session, held, "released", f"lifted the legal hold of {held.name}.", by, now)
    return True


def why_held(session: Session, member_id: int) -> str:
    """Why the member can't be erased at present: a sentence; empty where neither they nor an organisation of theirs is held."""
    member = session.get_one(Member, member_id)
    if member.held_at is not None:
        return f"This account is under legal hold since {in_words(member.held_at)}: “{member.held_because}”."
    places = [one.organisation for one in Membership.all_of(session, member_id)]
    names = " and ".join(one.name for one in places if one.held_at is not None)
    return f"{names} is under legal hold, with everybody in it." if names else ""


def ids_of_held() -> Select[int]:
    """Of the organisations that are held."""
    return select(Organisation.id).where(Organisation.held_at.is_not(None))


def held_organisations(session: Session) -> Sequence[Organisation]:
    return session.scalars(select(Organisation).where(Organisation.held_at.is_not(None)).order_by(Organisation.id)).all()


def held_members(session: Session) -> Sequence[Member]:
    """Those who are held themselves."""
    return session.scalars(select(Member).where(Member.held_at.is_not(None)).order_by(Member.id)).all()


def _note(session: Session, held: Held, act: str, what: str, by: Member | None, now: datetime) -> None:
    """In the log of the organisation, or of each one that the member is in."""
    sentence = f"{f'{by.name}, as operator,' if by else 'The operator of this Cairn'} {what}"
    if isinstance(held, Organisation):
        AuditEntry.note(session, held.id, f"organisation.{act}", sentence, by, now)
        return
    for place in Membership.all_of(session, held.id):
        AuditEntry.note(session, place.organisation_id, f"account.{act}", sentence, by, now, about=held)
