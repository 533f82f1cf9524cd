"""A guide in a list of guides."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.former_member import called
from models.guide import Guide


@dataclass(frozen=True)
class GuideRow(Component):
    """`status` is `draft`, `live`, `changed` or `unreadable`; `broken` counts steps whose target the last check missed.

    `staging` is `same` when staging has production's version, `other` for another one, empty for none.
    `just` is `archived` or `restored` right after that was done, and then the row offers the way back.
    """

    guide_id: int
    name: str
    kind: str
    site_name: str
    status: str
    edited_at: datetime
    edited_by: str = ""
    broken: int = 0
    is_archived: bool = False
    may_edit: bool = False
    just: str = ""
    staging: str = ""

    @classmethod
    def of(cls, guide: Guide, status: str, *, broken: int, may_edit: bool, just: str = "", staging: str = "") -> "GuideRow":
        return cls(
            guide_id=guide.id,
            name=guide.name,
            kind=guide.kind,
            site_name=guide.site.name,
            status=status,
            edited_at=guide.edited_at,
            edited_by=called(guide, guide.edited_by, ""),
            broken=broken,
            is_archived=guide.archived_at is not None,
            may_edit=may_edit,
            just=just,
            staging=staging,
        )
