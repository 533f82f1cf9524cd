"""Who may join the organisation on their own, by the domain of their address."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.account.openid.domain_policy import JOINING, DomainPolicy
from web.kit.context import context
from web.kit.form_fields import text, ticked
from web.kit.respond import partial
from web.lookup import must
from web.screens.domain_panel import domain_panel


def update(request: Request) -> Response:
    must(request, "manage")
    here, wanted = context(request), text(request, "role", 20)
    if wanted not in {role.value for role in JOINING}:
        return partial(domain_panel(request), status=422)
    policy = DomainPolicy.of(here.db, here.organisation_id)
    policy.role, policy.by_provider, policy.by_mail = wanted, ticked(request, "by_provider"), ticked(request, "by_mail")
    here.db.add(policy)
    ways = [way for way, is_open in (("through a provider", policy.by_provider), ("by a mailed link", policy.by_mail)) if is_open]
    who = (
        f"People of the organisation's domains may join {' and '.join(ways)}, as {wanted}" if ways else "Joining by domain is off"
    )
    AuditEntry.note(here.db, here.organisation_id, "domain.policy", f"{who}.", here.member, here.now)
    here.db.flush()
    return partial(domain_panel(request, saved=True))
