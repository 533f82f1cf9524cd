"""Domains that an organisation says are its own, until that is shown."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.account.openid.organisation_domain import DomainRefused, OrganisationDomain
from web.kit.context import context
from web.kit.form_fields import start_of_text
from web.kit.respond import partial
from web.lookup import must
from web.provider_lookup import find_domain
from web.screens.domain_panel import domain_panel


def create(request: Request) -> Response:
    must(request, "manage")
    here, typed = context(request), start_of_text(request, "domain", 301)
    try:
        made = OrganisationDomain.add(here.db, here.organisation_id, typed, here.now)
    except DomainRefused as refused:
        return partial(domain_panel(request, typed=typed, problem=str(refused)), status=422)
    _note(request, "domain.added", f"{made.name} is said to be the organisation's; its DNS record is still to be seen.")
    return partial(domain_panel(request))


def destroy(request: Request) -> Response:
    """Nobody joins by it any more; whoever did stays."""
    gone, here = find_domain(request), context(request)
    here.db.delete(gone)
    here.db.flush()
    _note(request, "domain.removed", f"{gone.name} is no longer a domain of the organisation.")
    return partial(domain_panel(request))


def _note(request: Request, act: str, sentence: str) -> None:
    here = context(request)
    AuditEntry.note(here.db, here.organisation_id, act, sentence, here.member, here.now)
