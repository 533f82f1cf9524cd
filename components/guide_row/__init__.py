"""A guide in a list of guides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from components import Component
from components.spark_line import SparkLine
from models.account.former_member import called
from models.guide import Guide
from models.guide.guide_label import labels_of
from models.guide.label_colour import colour_of
from models.targets.target_health import TargetHealth


@dataclass(frozen=True)
class RowHealth:
    """The worst that is known of a guide's targets, of how many, and the address where it is mended."""

    health: TargetHealth
    targets: int
    fix: str


@dataclass(frozen=True)
class RowFigures:
    """What was counted in the last 30 days."""

    started: int
    share: float
    line: SparkLine


@dataclass(frozen=True)
class GuideRow(Component):
    """`status` is `draft`, `live`, `changed` or `unreadable`; `health` is None where every target is found, or nobody looked.

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
    health: RowHealth | None = None
    is_archived: bool = False
    may_edit: bool = False
    just: str = ""
    staging: str = ""
    figures: RowFigures | None = None
    labels: tuple[str, ...] = field(default=())
    colours: Mapping[str, int] = field(default_factory=dict[str, int])
    """Those that were chosen for labels."""
    is_choosable: bool = False
    """Whether it can be chosen, for what is done with several at once."""

    @classmethod
    def of(
        cls,
        guide: Guide,
        status: str,
        *,
        health: RowHealth | None,
        may_edit: bool,
        just: str = "",
        staging: str = "",
        figures: RowFigures | None = None,
        colours: Mapping[str, int] | None = None,
    ) -> "GuideRow":
        return cls(
            guide_id=guide.id,
            name=guide.name,
            kind=guide.kind,
            site_name=guide.site.name,
            status=status,
            edited_at=guide.edited_at,
            edited_by=called(guide, guide.edited_by, ""),
            health=health,
            is_archived=guide.archived_at is not None,
            may_edit=may_edit,
            just=just,
            staging=staging,
            figures=figures,
            labels=labels_of(guide),
            colours=colours or {},
        )

    @property
    def coloured(self) -> list[tuple[str, int]]:
        """Each label and the number of its colour."""
        return [(label, colour_of(label, self.colours)) for label in self.labels]
