"""Addresses of OpenID Connect providers and of domains: signing in through one, joining by one, and both in the settings."""

from starlette.routing import BaseRoute

from web import (
    domain_policies,
    domain_verifications,
    domains,
    join_requests,
    organisation_doors,
    provider_requirements,
    provider_trials,
    providers,
    sign_in_answers,
    sign_in_providers,
)
from web.kit.resource import resource

PROVIDERS: list[BaseRoute] = [
    resource("/sign-in/with/{provider}", "sign_in_provider", public=True, waits="network", GET=sign_in_providers.show),
    resource("/sign-in/with/{provider}/answer", "sign_in_answer", public=True, waits="network", GET=sign_in_answers.show),
    resource(
        "/sign-in/organisation", "organisation_search", public=True, GET=organisation_doors.new, POST=organisation_doors.create
    ),
    resource("/sign-in/at/{organisation_key}", "organisation_door", public=True, GET=organisation_doors.show),
    resource("/join", "join_requests", public=True, waits="password", GET=join_requests.new, POST=join_requests.create),
    resource("/organisation/providers", "providers", waits="network", GET=providers.index, POST=providers.create),
    resource(
        "/organisation/providers/{provider_id:int}",
        "provider",
        waits="network",
        PUT=providers.update,
        DELETE=providers.destroy,
    ),
    resource("/organisation/providers/{provider_id:int}/trial", "provider_trial", waits="network", POST=provider_trials.create),
    resource("/organisation/provider-requirement", "provider_requirement", PUT=provider_requirements.update),
    resource("/organisation/domains", "domains", POST=domains.create),
    resource("/organisation/domains/{domain_id:int}", "domain", DELETE=domains.destroy),
    resource(
        "/organisation/domains/{domain_id:int}/verification",
        "domain_verification",
        waits="network",
        POST=domain_verifications.create,
    ),
    resource("/organisation/domain-policy", "domain_policy", PUT=domain_policies.update),
]
