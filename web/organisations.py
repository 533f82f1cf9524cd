"""The organisations that a person is in; another one is founded where the operator allows it, and its name is changed."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.organisation_authority import OrganisationAuthority
from components.organisation_form import OrganisationForm
from components.organisation_list import OrganisationList
from components.organisation_logo import OrganisationLogo
from components.organisation_name import OrganisationName
from components.organisation_zone import OrganisationZone
from components.quota_list import QuotaList
from models.account import Membership, Organisation, Role
from models.account.audit_log import AuditEntry
from models.account.organisation import LONGEST_ORGANISATION_NAME
from models.account.organisation_change import OrganisationChange
from models.account.organisation_quota import Quota
from models.privacy.authority import of_instance
from web.forms.name_field import typed_name, why_no_name
from web.kit.client_identity import remember
from web.kit.context import context, person_context, signed_in
from web.kit.respond import go, page, partial
from web.lookup import must
from web.screens.deletion_panel import deletion_panel

MOST_OWNED = 20
"""Organisations that one person may own, so that nobody fills an open instance."""


def index(request: Request) -> Response:
    return _index(request, OrganisationForm())


def create(request: Request) -> Response:
    """Founds one and goes on in it; the session gets a new secret, for it opens something else from now on."""
    someone, name = person_context(request), typed_name(request)
    if someone.session.is_bound:
        raise HTTPException(403, "You signed in through an organisation's own provider. Sign in another way to create one.")
    if someone.settings.organisations != "open":
        raise HTTPException(403, "The operator of this Cairn decides who can create organisations here. Ask them for a link.")
    problem = why_no_name(name, LONGEST_ORGANISATION_NAME)
    if sum(one.role == Role.OWNER for one in Membership.all_of(someone.db, someone.member.id)) >= MOST_OWNED:
        problem = f"You own {MOST_OWNED} organisations already; transfer one first."
    if problem:
        return _index(request, OrganisationForm(name, problem), 422)
    made = Organisation.found(someone.db, name, someone.member, someone.now)
    sentence = f"{someone.member.name} founded {made.name}, as its owner."
    AuditEntry.note(someone.db, made.id, "organisation.founded", sentence, someone.member, someone.now)
    secret = someone.session.renew(someone.db, someone.now, made.id)
    return remember(request, go(request, "/sites/new"), secret)


def show(request: Request) -> Response:
    """What holds for the whole organisation."""
    must(request, "manage")
    here = context(request)
    home = here.organisation
    forms = (
        OrganisationName(home.name),
        OrganisationLogo(home.name, home.id, home.logo),
        OrganisationZone(home.zone),
        OrganisationAuthority(home.authority, of_instance(here.settings.privacy)),
    )
    quotas = QuotaList.of(Quota.all_of(here.db, home.id, here.now))
    ending = deletion_panel(request) if here.may("own") else None
    return page(request, "organisation/show.html", forms=forms, quotas=quotas, ending=ending)


def update(request: Request) -> Response:
    """Calls the organisation something else."""
    must(request, "manage")
    here, name = context(request), typed_name(request)
    problem = why_no_name(name, LONGEST_ORGANISATION_NAME)
    if problem:
        return partial(OrganisationName(name, problem), status=422)
    OrganisationChange(here.db, here.organisation, here.member, here.now).rename(name)
    return partial(OrganisationName(name, saved=True))


def _index(request: Request, form: OrganisationForm, status: int = 200) -> Response:
    someone, here = person_context(request), signed_in(request)
    mine = Membership.all_of(someone.db, someone.member.id)
    open_to_them = {one.organisation_id for one in mine if one.admits and someone.session.lets_into(one)}
    listed = OrganisationList.of(mine, here.organisation_id if here else None, open_to_them)
    shown = form if someone.settings.organisations == "open" else None
    return page(request, "account/organisations.html", status, organisations=listed, form=shown)
