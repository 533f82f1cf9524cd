"""What was deleted lately, and can be brought back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from components import Component
from models.guide import Guide
from models.release.content_deletion import UNDOABLE
from models.site import Site

DAY = timedelta(days=1)


@dataclass(frozen=True)
class DeletedLine:
    """`action` brings it back, where the member may."""

    name: str
    what: str
    deleted_at: datetime
    days_left: int
    action: str

    @classmethod
    def of_guide(cls, guide: Guide, now: datetime, *, may: bool) -> "DeletedLine":
        kind = "Tour" if guide.kind == "tour" else "Hotspots"
        at = guide.deleted_at or now
        return cls(guide.name, f"{kind} · {guide.site.name}", at, _left(at, now), f"/guides/{guide.id}/deletion" if may else "")

    @classmethod
    def of_site(cls, site: Site, now: datetime, *, may: bool) -> "DeletedLine":
        at = site.deleted_at or now
        return cls(site.name, f"Site · {site.origin}", at, _left(at, now), f"/sites/{site.id}/deletion" if may else "")


@dataclass(frozen=True)
class DeletionList(Component):
    lines: tuple[DeletedLine, ...] = ()
    said: str = ""


def _left(at: datetime, now: datetime) -> int:
    """Days, begun ones too."""
    return max(-(-(at + UNDOABLE - now) // DAY), 1)
