"""Whether a site's install tag has been seen; asks again by itself until it has."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from components import Component
from models.site import Site

JUST_NOW = timedelta(minutes=6)  # a little more than the five minutes after which a site notes its tag again


@dataclass(frozen=True)
class SiteTag(Component):
    """`state` is `unseen`, `now`, `alive` or `lost`."""

    site_id: int
    state: str
    seen_at: datetime | None = None

    @classmethod
    def of(cls, site: Site, now: datetime) -> "SiteTag":
        return cls(site.id, _state(site, now), site.tag_seen_at)


def _state(site: Site, now: datetime) -> str:
    if site.tag_seen_at is None:
        return "unseen"
    if now - site.tag_seen_at < JUST_NOW:
        return "now"
    return "alive" if site.tag_is_alive(now) else "lost"
