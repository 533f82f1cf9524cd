"""Analytics of a page that can receive which guides are shown, each off until a site turns it on: what it needs, and gets."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.site.site import Site

EVENTS = {
    "cairn_guide_started": "the first step is on screen",
    "cairn_guide_reached": "a step is on screen",
    "cairn_guide_completed": "the last step is done",
    "cairn_guide_dismissed": "the visitor closed it",
    "cairn_guide_target_missing": "the element of a step was not there",
    "cairn_guide_left_page": "the visitor left the page",
}
"""What is sent, and when."""

MEMBERS = {
    "guide_id": "the guide's public id",
    "guide_name": "its name",
    "guide_step": "the step's id; empty where the event has none",
}
"""What each of these says, and nothing else."""


@dataclass(frozen=True)
class Forwarder:
    """`name` is what `static/player/forwarders.js` knows it by; `needs` is what the page has to have; `call` is what is done."""

    name: str
    title: str
    needs: str
    call: str


FORWARDERS = (
    Forwarder(
        "data_layer", "Google Tag Manager", "window.dataLayer", "dataLayer.push({event, guide_id, guide_name, guide_step})"
    ),
    Forwarder("ga4", "Google Analytics 4", "window.gtag", 'gtag("event", event, {guide_id, guide_name, guide_step})'),
    Forwarder("segment", "Segment", "window.analytics", "analytics.track(event, {guide_id, guide_name, guide_step})"),
    Forwarder("amplitude", "Amplitude", "window.amplitude", "amplitude.track(event, {guide_id, guide_name, guide_step})"),
    Forwarder("mixpanel", "Mixpanel", "window.mixpanel", "mixpanel.track(event, {guide_id, guide_name, guide_step})"),
    Forwarder("posthog", "PostHog", "window.posthog", "posthog.capture(event, {guide_id, guide_name, guide_step})"),
    Forwarder("woopra", "Woopra", "window.woopra", "woopra.track(event, {guide_id, guide_name, guide_step})"),
    Forwarder("intercom", "Intercom", "window.Intercom", 'Intercom("trackEvent", event, {guide_id, guide_name, guide_step})'),
)
NAMES = tuple(one.name for one in FORWARDERS)


FORWARDS_CHANGED = "Changed which analytics receive what is counted"
"""Why visitors get the site anew."""


def forward(session: Session, site: Site, wanted: Iterable[str]) -> bool:
    """Forwards to those of these that there are, and to no other; whether anything changed."""
    asked = set(wanted)
    forwards = [name for name in NAMES if name in asked]
    if forwards == site.forwards:
        return False
    site.forwards = forwards
    session.flush()
    return True
