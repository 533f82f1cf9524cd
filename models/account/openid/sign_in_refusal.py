"""Refusals of sign-ins through a provider, in the audit log: not each time, lest somebody fills it."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_refused import ProviderRefused
from models.account.refused_attempt import RefusedAttempt
from models.account.seldom_entry import note_refusal, note_seldom

ACT = "sign_in.refused"
MOST = 20


def note_sign_in_refusal(session: Session, provider: OpenIdProvider, problem: ProviderRefused, now: datetime) -> None:
    """In the log of the provider's organisation, the same words once an hour, and so many in all; what strangers can bring about
    without the provider is not noted there. Through the instance's provider, in the logs of whose account it was about; where
    nobody's was, the operator sees that there was something.
    """
    organisation_id = provider.organisation_id
    sentence = f"A sign-in through {provider.name} was refused. {problem.sentence}"
    if organisation_id is None and problem.member_id is not None:
        note_refusal(session, session.get_one(Member, problem.member_id), sentence, now)
    elif organisation_id is None:
        RefusedAttempt.note(session, "provider", now)
    elif problem.proven:
        note_seldom(session, organisation_id, ACT, sentence, None, now, most=MOST)
