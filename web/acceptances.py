"""Joining an organisation through an invitation: with the account that its address has, or with one made here."""

from dataclasses import replace

from sqlalchemy.exc import IntegrityError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.join_form import JoinForm
from models.account import Member, MemberSession
from models.account.invitation import Invitation
from models.account.member import LONGEST_NAME, why_no_password
from models.account.openid.organisation_domain import holder_of
from models.account.openid.organisation_provider import OrganisationProvider
from models.account.openid.told_identity import domain_of
from models.account.password_hash import TooManyComparisons, hashed
from web.attempts import BUSY, TOO_MANY, may_try_link
from web.forms.name_field import typed_name, why_no_name
from web.kit.client_identity import device, remember, remember_browser
from web.kit.context import person, public_context
from web.kit.form_fields import as_typed
from web.kit.resource import give_back_connection, saving
from web.kit.respond import page
from web.provider_lookup import instance_provider


def new(request: Request) -> Response:
    """Opening the link accepts nothing, for mail scanners open links, too."""
    invitation = _invitation(request)
    return _page(request, _form(request, invitation)) if invitation else _page(request, None, 410)


def create(request: Request) -> Response:
    """Accepts. What is refused spends no link and keeps what was typed, but for the password."""
    invitation = _invitation(request)
    if invitation is None:
        return _page(request, None, 410)
    form = _form(request, invitation)
    if not may_try_link(request):
        return _page(request, replace(form, problems={"form": TOO_MANY}), 429)
    if form.state in {"sign_in", "other"}:
        return _page(request, form, 422)
    try:
        return _join(request) if form.state == "ready" else _make_account(request, form)
    except TooManyComparisons:
        return _page(request, replace(form, problems={"form": BUSY}), 503)
    except IntegrityError:  # at the same moment somebody made an account for the address
        return _page(request, replace(form, state="sign_in"), 422)


def _join(request: Request) -> Response:
    """With the account of who is signed in; the session gets a new secret, for it opens more than before."""
    with saving(request) as session:
        invitation, someone = _invitation(request), person(request)
        membership = invitation.accept(session, someone.member, someone.now) if invitation and someone else None
        if membership is None or someone is None:
            return _page(request, None, 410)
        Invitation.note_acceptance(session, membership, someone.now)
        secret = someone.session.renew(session, someone.now, membership.organisation_id)
    return remember(request, RedirectResponse("/", 303), secret)


def _make_account(request: Request, form: JoinForm) -> Response:
    typed, name = as_typed(request, "password"), typed_name(request)
    problems = {"name": why_no_name(name, LONGEST_NAME), "password": why_no_password(typed, (form.email, name))}
    found = {field: problem for field, problem in problems.items() if problem}
    if found:
        return _page(request, replace(form, name=name, problems=found), 422)
    give_back_connection(request)
    password_hash, now = hashed(typed), public_context(request).now
    with saving(request) as session:
        invitation = _invitation(request)
        member = Member(email=form.email, name=name, password_hash=password_hash, created_at=now)
        session.add(member)
        session.flush()
        membership = invitation.accept(session, member, now) if invitation else None
        if membership is None:
            session.rollback()
            return _page(request, None, 410)
        Invitation.note_acceptance(session, membership, now)
        secret = MemberSession.start(session, member, now, device(request), membership.organisation_id)
    response = RedirectResponse("/", 303)
    remember_browser(request, response, member)
    return remember(request, response, secret)


def _form(request: Request, invitation: Invitation) -> JoinForm:
    someone = person(request)
    form = JoinForm(_secret(request), invitation.email, invitation.role, invitation.organisation.name, name=typed_name(request))
    if someone is not None and someone.session.is_bound:
        return replace(form, state="other", signed_in_as=f"{someone.member.email}, through another organisation's provider")
    if someone is not None and someone.member.email == invitation.email:
        return replace(form, state="ready")
    if someone is not None:
        return replace(form, state="other", signed_in_as=someone.member.email)
    has_account = Member.by_email(public_context(request).db, invitation.email) is not None
    return replace(form, state="sign_in") if has_account else replace(form, providers=_providers(request, invitation))


def _providers(request: Request, invitation: Invitation) -> tuple[tuple[str, str], ...]:
    """Through which the invited address can be confirmed: the operator's, and the organisation's own for its own domains."""
    here, own = public_context(request), instance_provider(request)
    kept = OrganisationProvider.all_of(here.db, invitation.organisation_id)
    holder = holder_of(here.db, domain_of(invitation.email), here.settings.verified_domains)
    is_theirs = holder is not None and holder.id == invitation.organisation_id
    return tuple((one.key, one.name) for one in [*([own] if own else []), *(kept if is_theirs else [])])


def _secret(request: Request) -> str:
    return request.path_params["secret"][:200]


def _invitation(request: Request) -> Invitation | None:
    here = public_context(request)
    return Invitation.find(here.db, _secret(request), here.now)


def _page(request: Request, form: JoinForm | None, status: int = 200) -> Response:
    return page(request, "join.html", status, form=form)
