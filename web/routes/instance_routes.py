"""Addresses of the instance itself."""

from starlette.routing import BaseRoute, Route

from web import (
    gallery,
    health,
    help_pages,
    home,
    instance_vitals,
    metrics,
    security_contact,
)
from web.kit.resource import resource

INSTANCE: list[BaseRoute] = [
    resource("/", "home", GET=home.show),
    resource("/help/ci", "help_ci", GET=help_pages.ci),
    resource("/gallery", "gallery", public=True, GET=gallery.show),
    resource("/health", "instance_vitals", person=True, GET=instance_vitals.show),
    Route("/metrics", metrics.show, name="metrics"),
    Route("/.well-known/security.txt", security_contact.show, name="security_contact"),
    Route("/healthz", health.alive, name="healthz"),
    Route("/readyz", health.ready, name="readyz"),
]
