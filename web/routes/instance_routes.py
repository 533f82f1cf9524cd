"""Addresses of the instance itself."""

from starlette.routing import BaseRoute, Route

from web import (
    gallery,
    health,
    help_pages,
    home,
    instance_vitals,
    metrics,
    policy_acknowledgements,
    privacy,
    privacy_papers,
    privacy_policies,
    security_contact,
    trial_letters,
)
from web.kit.resource import resource

INSTANCE: list[BaseRoute] = [
    resource("/", "home", GET=home.show),
    resource("/help", "help", GET=help_pages.index),
    resource("/help/ci", "help_ci", GET=help_pages.ci),
    *(resource(f"/help/{topic.key}", topic.address_name, GET=show) for topic, show in help_pages.SHOWN.items()),
    resource("/privacy", "privacy", public=True, GET=privacy.show),
    resource("/privacy.json", "privacy_json", public=True, GET=privacy.show_json),
    resource("/privacy/processing-record", "privacy_record", GET=privacy_papers.show_record),
    resource("/privacy/processor-agreement", "privacy_agreement", GET=privacy_papers.show_agreement),
    resource("/privacy/breach-record", "privacy_breach", GET=privacy_papers.show_breach),
    resource("/privacy/policies", "privacy_policies", public=True, GET=privacy_policies.index),
    resource("/privacy/policies/{number:int}", "privacy_policy", public=True, GET=privacy_policies.show),
    resource(
        "/privacy/policies/{number:int}/acknowledgement",
        "policy_acknowledgement",
        person=True,
        POST=policy_acknowledgements.create,
    ),
    resource("/privacy/acknowledgements", "policy_acknowledgements", GET=policy_acknowledgements.index),
    resource("/gallery", "gallery", public=True, GET=gallery.show),
    resource("/health", "instance_vitals", person=True, GET=instance_vitals.show),
    resource("/trial-letters", "trial_letters", person=True, waits="network", POST=trial_letters.create),
    Route("/metrics", metrics.show, name="metrics"),
    Route("/.well-known/security.txt", security_contact.show, name="security_contact"),
    Route("/healthz", health.alive, name="healthz"),
    Route("/readyz", health.ready, name="readyz"),
]
