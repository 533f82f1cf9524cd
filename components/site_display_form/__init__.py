"""What holds for every guide of a site, in groups that are saved each by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component
from models.site import Site
from models.support.time_zones import zones

GROUPS = ("budget", "zone", "staging_hosts")
"""Each is a form of its own, called after its one field."""


@dataclass(frozen=True)
class SiteDisplayForm(Component):
    """The `groups` that are drawn, with every value as it is typed; hosts one on a line."""

    site_id: int
    zone: str
    budget: str
    staging_hosts: str
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    state: str = ""
    may_edit: bool = True
    groups: tuple[str, ...] = GROUPS

    @classmethod
    def of(cls, site: Site, *, may_edit: bool, state: str = "", groups: tuple[str, ...] = GROUPS) -> "SiteDisplayForm":
        return cls(site.id, site.zone, str(site.budget), written(site), state=state, may_edit=may_edit, groups=groups)

    @property
    def zones(self) -> tuple[str, ...]:
        return zones()

    def problem_at(self, name: str) -> str:
        return self.problems.get(name, "")


def written(site: Site) -> str:
    """The site's staging hosts as somebody types them."""
    return "\n".join(f"*{host}" if host.startswith(".") else host for host in site.staging_hosts)
