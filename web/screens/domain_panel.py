"""The organisation's domains, as whoever manages them sees them."""

from starlette.requests import Request

from components.domain_panel import DomainLine, DomainPanel
from models.account.openid.domain_policy import JOINING, DomainPolicy
from models.account.openid.domain_record import PLACE
from models.account.openid.organisation_domain import OrganisationDomain
from web.kit.context import context


def domain_panel(
    request: Request, *, typed: str = "", problem: str = "", about: int = 0, why_not: str = "", saved: bool = False
) -> DomainPanel:
    """`why_not` says why the domain with the id `about` could not be verified."""
    here = context(request)
    listed = [name for name, key in sorted(here.settings.verified_domains.items()) if key == here.organisation.key]
    lines = [DomainLine(name, is_verified=True) for name in listed]
    for one in OrganisationDomain.all_of(here.db, here.organisation_id):
        refused = why_not if one.id == about else ""
        lines.append(DomainLine(one.name, one.id, one.record, f"{PLACE}.{one.name}", one.held is not None, refused))
    policy = DomainPolicy.of(here.db, here.organisation_id)
    roles = tuple(role.value for role in JOINING)
    return DomainPanel(tuple(lines), roles, policy.role, policy.by_provider, policy.by_mail, typed, problem, saved)
