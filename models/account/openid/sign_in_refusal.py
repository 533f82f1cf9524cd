"""Refusals of sign-ins through an organisation's provider, in its audit log: not each time, lest somebody fills it."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_refused import ProviderRefused
from models.account.seldom_entry import note_seldom

ACT = "sign_in.refused"
MOST = 20


def note_sign_in_refusal(session: Session, provider: OpenIdProvider, problem: ProviderRefused, now: datetime) -> None:
    """The same words once an hour, and so many in all. What strangers can bring about without the provider is not noted."""
    organisation_id = provider.organisation_id
    if organisation_id is None or not problem.proven:
        return
    sentence = f"A sign-in through {provider.name} was refused. {problem.sentence}"
    note_seldom(session, organisation_id, ACT, sentence, None, now, most=MOST)
