"""A guide's funnel as a picture: a bar for each step, and between two bars what became of those that are not at the next."""

from dataclasses import dataclass

from components import Component
from models.event import Funnel, Loss, Rung
from models.event.figure_selection import UNIQUE

WAYS_OUT = {
    "finished": "finished here",
    "dismissed": "dismissed",
    "left_page": "left the page",
    "missing": "next target missing",
}
CAME = "came to the next step another way"


@dataclass(frozen=True)
class Piece:
    """A piece of a bar, in percent of the picture."""

    name: str
    at: float
    width: float


@dataclass(frozen=True)
class FunnelChart(Component):
    """`way` is all or unique; `note` says of which version the steps are, where there were several."""

    funnel: Funnel
    way: str = "all"
    note: str = ""

    def count(self, rung: Rung) -> int:
        return rung.uniques if self.way == UNIQUE else rung.total

    def pieces(self, rung: Rung) -> list[Piece]:
        """The bar of those at the step: those that went on first, then the ways of ending, each as wide as it is many."""
        whole, started = rung.share * 100, self.funnel.started
        if not self.count(rung):
            return []
        if not started or rung.after is None:
            return [Piece("on", 0, round(max(whole, 0.3), 2))]
        losses = [(name, getattr(rung.after, name)) for name in list(WAYS_OUT)[1:]] + [("silent", max(rung.after.silent, 0))]
        found, at = list[Piece](), whole
        for name, count in reversed(losses):
            width = min(count / started * 100, at)
            at -= width
            found.append(Piece(name, round(at, 2), round(width, 2)))
        return [Piece("on", 0, round(max(at, 0.3), 2)), *(piece for piece in reversed(found) if piece.width)]

    def losses(self, after: Loss) -> list[tuple[str, int, str]]:
        """What is said below a bar: a piece's name, how many, and what became of them."""
        told = [(name, getattr(after, name), words) for name, words in WAYS_OUT.items()]
        told.append(("silent", max(after.silent, 0), "went without a word"))
        return [one for one in told if one[1]]

    @property
    def came(self) -> str:
        return CAME

    @property
    def rises(self) -> bool:
        """Whether more are at a step than are accounted for: it is said why."""
        return any(rung.after is not None and rung.after.silent < 0 for rung in self.funnel.rungs)
