"""How a site is watched: how often, at which hour, drawn by a browser or not, and signed in how."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component
from models.site.watch_schedule import Watch


@dataclass(frozen=True)
class WatchForm(Component):
    """What was entered of a sign-in is never shown again; `sign_in` only says which kind is kept, `origin` where it is sent, and
    `left_origin` whose was removed when the site moved. `typed` and `problems` are by field.
    """

    site_id: int
    rhythm: str = "nightly"
    hour: int = 3
    zone: str = "UTC"
    renders: bool = True
    can_render: bool = False
    sign_in: str = ""
    origin: str = ""
    left_origin: str = ""
    may_manage: bool = False
    saved: bool = False
    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    problems: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(
        cls,
        watch: Watch,
        *,
        can_render: bool,
        may_manage: bool,
        saved: bool = False,
        typed: Mapping[str, str] | None = None,
        problems: Mapping[str, str] | None = None,
    ) -> "WatchForm":
        return cls(
            watch.site_id,
            watch.rhythm,
            watch.hour,
            watch.site.zone,
            watch.renders,
            can_render,
            watch.sign_in_kind,
            watch.site.origin,
            watch.left_origin if watch.has_lost_its_sign_in else "",
            may_manage=may_manage,
            saved=saved,
            typed=typed or {},
            problems=problems or {},
        )
