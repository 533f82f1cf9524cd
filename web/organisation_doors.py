"""An organisation's own page for signing in, by its link, or found by the domain of an address: accounts are not looked at."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.join_request import JoinRequest
from components.provider_buttons import ProviderButtons
from models.account.mail_address import BadMailAddress, read_mail_address
from models.account.openid.organisation_domain import holder_of
from models.account.openid.organisation_provider import OrganisationProvider
from models.account.openid.told_identity import domain_of
from web.forms.name_field import SHOWN
from web.kit.context import public_context
from web.kit.form_fields import start_of_text
from web.kit.respond import page

TITLE = "Sign in through your organisation"


def show(request: Request) -> Response:
    """One without a provider is not told from one that is not there."""
    here = public_context(request)
    kept = OrganisationProvider.of_key(here.db, request.path_params["organisation_key"][:24])
    if not kept:
        raise HTTPException(404, "No organisation signs in here. Ask the person who sent you this link for another one.")
    organisation, buttons = kept[0].organisation, ProviderButtons.of([one.described for one in kept])
    required = organisation.provider_required
    return page(request, "organisation_door.html", organisation=organisation.name, providers=buttons, required=required)


def new(request: Request) -> Response:
    return page(request, "join_request.html", title=TITLE, form=JoinRequest())


def create(request: Request) -> Response:
    """Leads to the organisation of the address's domain."""
    here, typed = public_context(request), start_of_text(request, "email", SHOWN)
    try:
        domain = domain_of(read_mail_address(typed))
    except BadMailAddress as refused:
        return page(request, "join_request.html", 422, title=TITLE, form=JoinRequest(email=typed, problem=str(refused)))
    holder = holder_of(here.db, domain, here.settings.verified_domains)
    if holder and OrganisationProvider.all_of(here.db, holder.id):
        return RedirectResponse(f"/sign-in/at/{holder.key}", 303)
    problem = f"No organisation here uses a provider for {domain}. Use its own link, or your password."
    return page(request, "join_request.html", 422, title=TITLE, form=JoinRequest(email=typed, problem=problem))
