"""Guides by how often they were started, each with what became of those."""

from dataclasses import dataclass
from datetime import date

from components import Component
from models.event.figure_selection import Figures
from models.guide import Guide
from models.support.day_words import in_words

MOST_SHOWN = 300


@dataclass(frozen=True)
class OverviewRow:
    """`bar` is how much it was started of the most started one, in percent. One that was deleted has no id."""

    guide_id: int | None
    name: str
    quiet: str
    figures: Figures
    bar: float = 0.0

    @classmethod
    def of(
        cls, guide: Guide, figures: Figures, most: int, way: str, *, with_site: bool, deleted: date | None = None
    ) -> "OverviewRow":
        """`deleted` is the day on which it was, by the organisation's clock: what tells those apart whose names are gone."""
        what = "Tour" if guide.kind == "tour" else "Hotspots"
        facts = [what, *([guide.site.name] if with_site else []), *_state(guide, deleted)]
        guide_id, bar = None if guide.deleted_at else guide.id, round(figures.of("started", way) * 100 / max(most, 1), 1)
        return cls(guide_id, guide.name, " · ".join(facts), figures, bar)


def _state(guide: Guide, deleted: date | None) -> list[str]:
    if deleted:
        return [f"deleted {in_words(deleted)}"]
    return ["archived"] if guide.archived_at else []


@dataclass(frozen=True)
class OverviewTable(Component):
    """`link` is what stands behind each guide's address, so that it shows the same period; `hidden` how many are left out."""

    rows: tuple[OverviewRow, ...]
    way: str = "all"
    link: str = "?"
    hidden: int = 0
