"""Coming back from a provider: what it says is checked, and then signs somebody in, or is connected with their account."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.provider_trial import ProviderTrial
from models.account import Member
from models.account.audit_log import AuditEntry
from models.account.invitation import Invitation
from models.account.openid.admission import Admission
from models.account.openid.invited_identity import InvitedIdentity
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.provider_sign_in import ProviderAnswer
from models.account.openid.sign_in_refusal import note_sign_in_refusal
from models.account.openid.told_identity import ToldIdentity
from models.account.spent_secret import SpentSecret
from web.attempts import TOO_MANY, may_try
from web.kit.context import person, public_context, signed_in
from web.kit.resource import give_back_connection, saving
from web.kit.respond import page
from web.provider_cookie import GOOD_FOR, Begun, begun_here, forgotten
from web.provider_lookup import find_provider
from web.screens.provider_problem import provider_problem
from web.second_step import signed_in_to

OTHER_BROWSER = "This sign-in was begun in another browser, is over, or began too long ago. Begin again."
TWICE = "This answer was used already. Begin again."


def show(request: Request) -> Response:
    """Whatever is wrong, nobody is signed in, and what the browser kept for this sign-in is gone."""
    provider = find_provider(request, request.path_params["provider"])
    begun = begun_here(request, provider)
    if begun is None:
        return provider_problem(request, provider.name, OTHER_BROWSER)
    if not may_try(request, f"provider {begun.state}"):
        return provider_problem(request, provider.name, TOO_MANY, 429)
    sign_in = begun.sign_in(request, provider)
    give_back_connection(request)
    try:
        told = sign_in.finish(_answer(request), public_context(request).now)
        return forgotten(request, _taken(request, provider, begun, told))
    except ProviderRefused as problem:
        with saving(request) as session:
            note_sign_in_refusal(session, provider, problem, public_context(request).now)
        return forgotten(request, provider_problem(request, provider.name, problem.sentence))
    except IntegrityError:  # at the same moment somebody else was connected with the same account there
        return forgotten(request, provider_problem(request, provider.name, TWICE))


def _answer(request: Request) -> ProviderAnswer:
    said = request.query_params
    return ProviderAnswer(said.get("state", ""), said.get("code", ""), said.get("iss", ""), said.get("error", ""))


def _taken(request: Request, provider: OpenIdProvider, begun: Begun, told: ToldIdentity) -> Response:
    with saving(request) as session:
        if not SpentSecret.spend(session, begun.state, GOOD_FOR, public_context(request).now):
            raise ProviderRefused(TWICE)
        here = public_context(request)
        admission = Admission(session, provider, told, here.settings.verified_domains, here.now)
        if begun.purpose == "try":
            return _tried(request, admission, begun)
        if begun.purpose == "connect":
            return _connected(request, session, admission, begun)
        if begun.purpose == "join":
            return _joined(request, session, admission, begun)
        member = admission.member()
        if someone := person(request):
            session.delete(someone.session)
        _note(request, session, member, "sign_in.provider", f"signed in through {provider.name}")
        return signed_in_to(request, member, begun.where, provider.organisation_id)


def _joined(request: Request, session: Session, admission: Admission, begun: Begun) -> Response:
    """Signs in who accepted the invitation; whoever was signed in here before is not any more."""
    invitation = Invitation.find(session, begun.where, admission.now)
    if invitation is None:
        raise ProviderRefused("This invitation was used, revoked or replaced, or it expired. Ask for a new one.")
    place = InvitedIdentity(admission, invitation).accept()
    Invitation.note_acceptance(session, place, admission.now, f" through {admission.provider.name}")
    if someone := person(request):
        session.delete(someone.session)
    return signed_in_to(request, place.member, "/", admission.provider.organisation_id)


def _connected(request: Request, session: Session, admission: Admission, begun: Begun) -> Response:
    someone = person(request)
    if someone is None or someone.member.id != begun.member_id:
        raise ProviderRefused("You are not signed in any more as who began this. Nothing was connected.")
    admission.connect(someone.member)
    _note(request, session, someone.member, "account.provider_connected", f"connected the account with {admission.provider.name}")
    return RedirectResponse("/account", 303)


def _tried(request: Request, admission: Admission, begun: Begun) -> Response:
    """What the provider says of whoever tried it, to somebody who may change how people sign in; nobody is signed in."""
    here, provider = signed_in(request), admission.provider
    if here is None or (here.member.id, here.organisation_id) != (begun.member_id, provider.organisation_id):
        raise ProviderRefused("You are not signed in any more as who began this. Nothing was tried.")
    _note(request, here.db, here.member, "provider.tried", f"tried {provider.name}, and it works")
    trial = ProviderTrial(provider.name, admission.told, admission.what_happens())
    return page(request, "organisation/provider_trial.html", trial=trial)


def _note(request: Request, session: Session, member: Member, act: str, what: str) -> None:
    AuditEntry.note_of_person(session, member, act, f"{member.name} {what}.", public_context(request).now)
