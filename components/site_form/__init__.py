"""The form for a site: its address and what it is called."""

from dataclasses import dataclass

from components import Component
from models.site.watch_schedule import Watch


@dataclass(frozen=True)
class Twin:
    """A site of that name that is at the `address` already."""

    site_id: int
    name: str
    address: str


@dataclass(frozen=True)
class SiteForm(Component):
    """Without `site_id` it adds a site, with one it changes that site. `signs_in_at` is the origin that a sign-in is stored for,
    `left_origin` the one whose sign-in was removed when the site moved. With a `twin` it is asked whether two sites are wanted.
    """

    name: str = ""
    address: str = ""
    problem: str = ""
    site_id: int | None = None
    name_problem: str = ""
    signs_in_at: str = ""
    left_origin: str = ""
    twin: Twin | None = None

    @property
    def is_refused(self) -> bool:
        return bool(self.problem or self.name_problem or self.twin)

    @classmethod
    def of(cls, watch: Watch) -> "SiteForm":
        site = watch.site
        signs_in_at = site.origin if watch.sign_in_kind else ""
        left = watch.left_origin if watch.has_lost_its_sign_in else ""
        return cls(site.name, site.address, site_id=site.id, signs_in_at=signs_in_at, left_origin=left)
