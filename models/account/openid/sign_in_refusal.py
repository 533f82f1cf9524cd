"""Refusals of sign-ins through an organisation's provider, in its audit log: not each time, lest somebody fills it."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_refused import ProviderRefused

ACT = "sign_in.refused"
SELDOM, MOST = timedelta(hours=1), 20


def note_sign_in_refusal(session: Session, provider: OpenIdProvider, problem: ProviderRefused, now: datetime) -> None:
    """The same words once an hour, and so many in all. What strangers can bring about without the provider is not noted."""
    organisation_id = provider.organisation_id
    if organisation_id is None or not problem.proven:
        return
    lately = select(AuditEntry.sentence).where(AuditEntry.organisation_id == organisation_id, AuditEntry.act == ACT)
    said = session.scalars(lately.where(AuditEntry.at > now - SELDOM).limit(MOST)).all()
    sentence = f"A sign-in through {provider.name} was refused. {problem.sentence}"[:500]
    if len(said) < MOST and sentence not in said:
        AuditEntry.note(session, organisation_id, ACT, sentence, None, now)
