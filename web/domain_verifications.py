"""Showing that a domain is the organisation's, by its DNS record."""

from sqlalchemy.exc import IntegrityError
from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.account.openid.domain_record import NameServer, RecordNotFound, check_record
from models.account.openid.organisation_domain import holder_of
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.kit.respond import partial
from web.provider_lookup import find_domain
from web.screens.domain_panel import domain_panel

TAKEN = "Another organisation here showed before that this domain is its own. Ask the operator of this Cairn."


def create(request: Request) -> Response:
    domain, here = find_domain(request), context(request)
    give_back_connection(request)
    try:
        check_record(NameServer(*here.settings.name_server), domain.name, domain.record)
    except RecordNotFound as problem:
        return partial(domain_panel(request, about=domain.id, why_not=str(problem)), status=422)
    try:
        with saving(request) as session:
            domain, here = find_domain(request), context(request)
            holder = holder_of(session, domain.name, here.settings.verified_domains)
            if holder is not None and holder.id != here.organisation_id:
                return partial(domain_panel(request, about=domain.id, why_not=TAKEN), status=422)
            domain.verify(session, here.now)
            sentence = f"{domain.name} is the organisation's: its DNS record says so."
            AuditEntry.note(session, here.organisation_id, "domain.verified", sentence, here.member, here.now)
            return partial(domain_panel(request))
    except IntegrityError:  # at the same moment another organisation was faster
        return partial(domain_panel(request, about=domain.id, why_not=TAKEN), status=422)
