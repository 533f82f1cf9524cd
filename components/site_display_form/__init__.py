"""The form for what holds for every guide of a site."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component
from models.site import Site
from models.support.time_zones import zones


@dataclass(frozen=True)
class SiteDisplayForm(Component):
    """Every value as it is typed; hosts one on a line."""

    site_id: int
    key: str
    zone: str
    budget: str
    staging_hosts: str
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    state: str = ""
    may_edit: bool = True

    @classmethod
    def of(cls, site: Site, *, may_edit: bool, state: str = "") -> "SiteDisplayForm":
        hosts = "\n".join(f"*{host}" if host.startswith(".") else host for host in site.staging_hosts)
        return cls(site.id, site.key, site.zone, str(site.budget), hosts, state=state, may_edit=may_edit)

    @classmethod
    def typed(cls, site: Site, zone: str, budget: str, hosts: str, problems: Mapping[str, str]) -> "SiteDisplayForm":
        return cls(site.id, site.key, zone, budget, hosts, problems)

    @property
    def zones(self) -> tuple[str, ...]:
        return zones()

    def problem_at(self, name: str) -> str:
        return self.problems.get(name, "")
