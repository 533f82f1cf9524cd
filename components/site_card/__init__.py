"""A site in the list of sites."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.site import Site


@dataclass(frozen=True)
class SiteCard(Component):
    """`guides` is how many guides the site has; `tag` is `alive`, `lost` or `unseen`."""

    site_id: int
    name: str
    origin: str
    guides: int
    tag: str

    @classmethod
    def of(cls, site: Site, guides: int, now: datetime) -> "SiteCard":
        tag = "unseen" if site.tag_seen_at is None else "alive" if site.tag_is_alive(now) else "lost"
        return cls(site.id, site.name, site.origin, guides, tag)
