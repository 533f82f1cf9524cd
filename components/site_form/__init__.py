"""The form for a site: its address and what it is called."""

from dataclasses import dataclass

from components import Component
from models.site import Site


@dataclass(frozen=True)
class SiteForm(Component):
    """Without `site_id` it adds a site, with one it changes that site."""

    name: str = ""
    address: str = ""
    problem: str = ""
    site_id: int | None = None
    name_problem: str = ""

    @property
    def is_refused(self) -> bool:
        return bool(self.problem or self.name_problem)

    @classmethod
    def of(cls, site: Site) -> "SiteForm":
        return cls(site.name, site.address, site_id=site.id)
