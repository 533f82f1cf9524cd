"""Whether members have to sign in through the organisation's provider."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.account.openid.organisation_provider import OrganisationProvider
from web.kit.context import context
from web.kit.form_fields import ticked
from web.kit.respond import partial
from web.lookup import must
from web.screens.provider_panel import provider_panel

OUT_YOURSELF = (
    "Sign in through the provider yourself first, so that it is known to work: with your password you would be out. "
    "An owner can do this at once, for owners get in by their password."
)


def update(request: Request) -> Response:
    """From the next request on, of everybody."""
    must(request, "manage")
    here, required = context(request), ticked(request, "required")
    if required and not OrganisationProvider.all_of(here.db, here.organisation_id):
        return partial(provider_panel(request, problem="Add a provider first."), status=422)
    if required and not (here.session.is_bound or here.may("own")):
        return partial(provider_panel(request, problem=OUT_YOURSELF), status=422)
    if here.organisation.provider_required != required:
        here.organisation.provider_required = required
        said = "Members have to sign in through the organisation's provider; owners" if required else "Members"
        sentence = f"{said} can sign in with a password{'' if required else ' again'}."
        AuditEntry.note(here.db, here.organisation_id, "provider.requirement", sentence, here.member, here.now)
    return partial(provider_panel(request))
