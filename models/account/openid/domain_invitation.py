"""Joining by domain: whoever has an address in an organisation's domain invites themselves, by a link that is mailed there."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.invitation import Invitation
from models.account.member import Member
from models.account.openid.domain_policy import DomainPolicy
from models.account.openid.organisation_domain import holder_of
from models.account.openid.told_identity import domain_of
from models.account.organisation import Membership
from models.account.role import Role

MOST_WAITING = 50
"""Links of one organisation that people asked for themselves and did not open yet: strangers can ask, too."""

NOT_AGAIN_WITHIN = timedelta(minutes=5)


def invite_by_domain(session: Session, email: str, listed: Mapping[str, str], now: datetime) -> tuple[Invitation, str] | None:
    """An invitation for that address, and the secret of its link, where an admin lets people of its domain join. None when there
    is nothing to join, or the last link is too young. An invitation by somebody stays as it is.
    """
    organisation = holder_of(session, domain_of(email), listed)
    policy = DomainPolicy.of(session, organisation.id) if organisation else None
    if organisation is None or policy is None or not policy.by_mail or organisation.provider_required:
        return None
    member = Member.by_email(session, email)
    if member and session.get(Membership, (organisation.id, member.id)):
        return None
    waiting = Invitation.waiting_for(session, organisation.id, email)
    if (
        waiting is not None
        and waiting.expires_at > now
        and (waiting.invited_by_id or waiting.created_at > now - NOT_AGAIN_WITHIN)
    ):
        return None
    mine = select(func.count()).where(Invitation.organisation_id == organisation.id, Invitation.invited_by_id.is_(None))
    if (session.scalar(mine.where(Invitation.expires_at > now)) or 0) >= MOST_WAITING:
        return None
    made, secret = Invitation.make(session, organisation.id, email, Role(policy.role), None, now, days=1)
    sentence = f"Somebody asked for a link for {email}, by which people of the domain join; it was sent to that address."
    AuditEntry.note(session, organisation.id, "member.asked", sentence, None, now)
    return made, secret
