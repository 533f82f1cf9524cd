"""A guide's funnel as a picture, with its figures and what they mean."""

from dataclasses import dataclass, replace

from components import Component
from models.event import Funnel, Rung
from models.guide import Guide

MEANINGS = {
    "Eligible": "a page view on which every rule of the guide held",
    "Started": "first step was painted",
    "Completed": "last step finished (tour), or every hotspot of the group opened",
    "Dismissed": "the visitor closed it before its end",
    "Target missing": "a step's element was not on the page",
    "Left page": "the visitor went elsewhere before its end",
    "Unique": "browsers that had not yet counted this figure for this guide; the browser itself remembers, no identifier is sent",
}


@dataclass(frozen=True)
class FunnelChart(Component):
    guide_id: int
    days: int
    funnel: Funnel

    @classmethod
    def of(cls, guide: Guide, funnel: Funnel, days: int) -> "FunnelChart":
        return cls(guide.id, days, funnel)

    @property
    def bars(self) -> list[tuple[Rung, int, float]]:
        """Each rung with its height on the page in pixels, and the length of its bar in percent of the picture."""
        return [
            (_shortened(rung), 44 * index, max(round(rung.share * 100, 2), 0.4)) for index, rung in enumerate(self.funnel.rungs)
        ]

    @property
    def figures(self) -> list[tuple[str, int, str]]:
        funnel = self.funnel
        ends = (funnel.completed, funnel.dismissed, funnel.target_missing, funnel.left_page)
        values = (funnel.eligible, funnel.started, *ends, funnel.uniques)
        return [(name, value, MEANINGS[name]) for name, value in zip(MEANINGS, values, strict=True)]


def _shortened(rung: Rung) -> Rung:
    """A name that leaves room for its figure on a phone."""
    return replace(rung, name=f"{rung.name[:29]}…") if len(rung.name) > 30 else rung
