"""Settings for every guide of a site: its clock, how many tours a visitor gets a day, and which hosts are staging."""

from dataclasses import dataclass

from models.site.site import Site
from models.site.staging_hosts import BadHost, read_hosts
from models.support.time_zones import zones

MOST_TOURS = 100


@dataclass(frozen=True)
class DisplaySettings:
    zone: str
    budget: int
    staging_hosts: tuple[str, ...] = ()

    @classmethod
    def of(cls, site: Site) -> "DisplaySettings":
        return cls(site.zone, site.budget, tuple(site.staging_hosts))

    @classmethod
    def read(cls, zone: str, budget: str, hosts: str) -> tuple["DisplaySettings | None", dict[str, str]]:
        """From what was typed: the value, or what is wrong by field."""
        problems: dict[str, str] = {}
        if zone not in zones():
            problems["zone"] = "Choose a time zone of the list, such as Europe/Berlin."
        if not budget.isascii() or not budget.isdigit() or int(budget[:9]) > MOST_TOURS:
            problems["budget"] = f"Enter a whole number from 0 to {MOST_TOURS}; 0 is no limit."
        found: list[str] = []
        try:
            found = read_hosts(hosts)
        except BadHost as problem:
            problems["staging_hosts"] = str(problem)
        return (None if problems else cls(zone, int(budget), tuple(found))), problems

    def apply_to(self, site: Site) -> bool:
        """Makes it the site's; whether anything changed."""
        if self == DisplaySettings.of(site):
            return False
        site.zone, site.budget, site.staging_hosts = self.zone, self.budget, list(self.staging_hosts)
        return True
