"""Setting up: whoever holds a set-up link founds an organisation with its first site, and is signed in as its owner."""

from dataclasses import replace

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.set_up_form import SetUpForm
from models.account import Member, MemberSession, Organisation
from models.account.audit_log import AuditEntry
from models.account.mail_address import BadMailAddress, read_mail_address
from models.account.member import LONGEST_NAME, why_no_password
from models.account.organisation import LONGEST_ORGANISATION_NAME
from models.account.password_hash import TooManyComparisons, hashed
from models.account.set_up_link import SetUpLink
from models.site import BadAddress, Site
from models.site.site import host_name
from models.site.site_address import read_site_address
from web.attempts import BUSY, TOO_MANY, may_try_link
from web.forms.name_field import SHOWN, why_no_name
from web.kit.client_identity import device, remember, remember_browser
from web.kit.context import person, public_context
from web.kit.form_fields import as_typed, start_of_text
from web.kit.resource import give_back_connection, saving
from web.kit.respond import page

TAKEN = "There is an account with this address already. Use another one, or sign in with it."


def new(request: Request) -> Response:
    """Opening the link does not spend it, for whatever reads logs and mails opens links, too."""
    link = _link(request)
    if link is None:
        return _page(request, None, 410)
    return _page(request, SetUpForm(_secret(request), link.email, who=_who(request, link)), sign_in_as=_absent(request, link))


def create(request: Request) -> Response:
    """Founds the organisation. What is refused spends no link and keeps what was typed, but for the password."""
    link = _link(request)
    if link is None:
        return _page(request, None, 410)
    form, absent = _read(request, link), _absent(request, link)
    if not may_try_link(request):
        return _page(request, replace(form, problems={"form": TOO_MANY}), 429)
    if form.problems or absent:
        return _page(request, form, 422, sign_in_as=absent)
    try:
        return _go_on(request, form) if form.who else _sign_in(request, form)
    except TooManyComparisons:
        return _page(request, replace(form, problems={"form": BUSY}), 503)
    except IntegrityError:  # at the same moment somebody took the address through another link
        return _page(request, replace(form, problems={"email": TAKEN}), 422)


def _go_on(request: Request, form: SetUpForm) -> Response:
    """Spends the link for somebody who has an account; the session gets a new secret, for it opens something else from now on."""
    with saving(request) as session:
        link, someone = _link(request), person(request)
        if link is None or someone is None or not link.use(session):
            return _page(request, None, 410)
        site = _found(request, session, form, someone.member)
        secret = someone.session.renew(session, someone.now, site.organisation_id)
    return remember(request, RedirectResponse(f"/sites/{site.id}", 303), secret)


def _sign_in(request: Request, form: SetUpForm) -> Response:
    """Spends the link. Raises TooManyComparisons and IntegrityError."""
    give_back_connection(request)
    password_hash = hashed(as_typed(request, "password"))
    with saving(request) as session:
        link = _link(request)
        if link is None or not link.use(session):
            return _page(request, None, 410)
        now = public_context(request).now
        owner = Member(email=read_mail_address(form.email), name=form.name, password_hash=password_hash, created_at=now)
        site = _found(request, session, form, owner)
        secret = MemberSession.start(session, owner, public_context(request).now, device(request))
    response = RedirectResponse(f"/sites/{site.id}", 303)
    remember_browser(request, response, owner)
    return remember(request, response, secret)


def _read(request: Request, link: SetUpLink) -> SetUpForm:
    """The form as it was typed, with every problem in it."""
    db = public_context(request).db
    name, organisation = (start_of_text(request, field, SHOWN) for field in ("name", "organisation"))
    typed, address = link.email or start_of_text(request, "email", SHOWN), start_of_text(request, "address", 2001)
    problems = {
        "name": why_no_name(name, LONGEST_NAME),
        "email": "",
        "organisation": why_no_name(organisation, LONGEST_ORGANISATION_NAME),
        "password": why_no_password(as_typed(request, "password"), (typed, name)),
        "address": "",
    }
    try:
        if Member.by_email(db, read_mail_address(typed)) is not None:
            problems["email"] = TAKEN
    except BadMailAddress as refused:
        problems["email"] = str(refused)
    try:
        read_site_address(address)
    except BadAddress as refused:
        problems["address"] = str(refused)
    who = _who(request, link)
    if who:
        problems |= {"name": "", "email": "", "password": ""}
    found = {field: problem for field, problem in problems.items() if problem}
    return SetUpForm(_secret(request), link.email, name, typed, who, organisation, address, found)


def _found(request: Request, session: Session, form: SetUpForm, owner: Member) -> Site:
    now, address = public_context(request).now, read_site_address(form.address).page
    organisation = Organisation.found(session, form.organisation, owner, now)
    site = Site.create(session, organisation, host_name(address), address, now)
    sentence = f"{owner.name} founded {organisation.name} through a set-up link, as its owner."
    AuditEntry.note(session, organisation.id, "organisation.founded", sentence, owner, now)
    return site


def _who(request: Request, link: SetUpLink) -> str:
    """The name of the account that the link's address has, once that person is signed in."""
    someone = person(request)
    return someone.member.name if someone and link.email and someone.member.email == link.email else ""


def _absent(request: Request, link: SetUpLink) -> str:
    """The address of whoever has an account and is not signed in with it."""
    has_account = link.email and Member.by_email(public_context(request).db, link.email)
    return link.email if has_account and not _who(request, link) else ""


def _secret(request: Request) -> str:
    return request.path_params["secret"][:200]


def _link(request: Request) -> SetUpLink | None:
    here = public_context(request)
    return SetUpLink.find(here.db, _secret(request), here.now)


def _page(request: Request, form: SetUpForm | None, status: int = 200, sign_in_as: str = "") -> Response:
    return page(request, "set_up.html", status, form=form, sign_in_as=sign_in_as)
