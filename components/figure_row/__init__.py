"""The headline figures in one row, each with its definition and what it was in the period before."""

from dataclasses import dataclass

from components import Component
from models.engine.proportion import Proportion
from models.event.figure_selection import UNIQUE, Figures

MEANINGS = {
    "Eligible": "a page view on which every rule of the guide held",
    "Started": "first step was painted",
    "Completed": "last step finished (tour), or every hotspot of the group opened",
    "Dismissed": "the visitor closed it before its end",
    "Left page": "the visitor went elsewhere before its end; once in a walk, and who comes back may still complete it",
    "Target missing": "a step's element was not on the page",
    "Unique": "browsers that had not yet counted this figure for this guide; the browser itself remembers, no identifier is sent",
}


@dataclass(frozen=True)
class Headline:
    """`quiet` are lines of facts below the figure."""

    name: str
    value: int
    quiet: tuple[str, ...]
    tone: str = ""

    @property
    def meaning(self) -> str:
        return MEANINGS[self.name]

    @property
    def key(self) -> str:
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True)
class FigureRow(Component):
    """`way` is all or unique; `before` is of as many days right before."""

    figures: Figures
    before: Figures
    way: str = "all"

    @property
    def headlines(self) -> tuple[Headline, ...]:
        return (
            Headline("Started", self._of("started"), (f"{self._of('eligible'):,} eligible", self._before("started"))),
            Headline("Completed", self._of("completed"), (self._completion, self._before("completed")), "accent"),
            Headline("Dismissed", self._of("dismissed"), (f"{self._of('left_page'):,} left the page", self._before("dismissed"))),
            Headline("Target missing", self._of("target_missing"), (self._missing, self._before("target_missing")), self._tone),
        )

    @property
    def meanings(self) -> dict[str, str]:
        return MEANINGS

    @property
    def _completion(self) -> str:
        share = Proportion(self._of("completed"), self._of("started"))
        if not share.is_known:
            return "of nobody" if not share.tries else f"of {share.tries:,} that started"
        said = f"{share.share * 100:.0f} % of those that started"
        if not self.is_unique:  # several times of one browser are no independent tries
            return said
        between = share.interval()
        return f"{said}, 95 % sure between {between.low * 100:.0f} and {between.high * 100:.0f} %"

    @property
    def _missing(self) -> str:
        return "no step went unseen" if not self._of("target_missing") else "steps that had nothing to point at"

    @property
    def _tone(self) -> str:
        return "bad" if self._of("target_missing") else ""

    def _of(self, figure: str) -> int:
        return self.figures.of(figure, self.way)

    def _before(self, figure: str) -> str:
        return f"{self.before.of(figure, self.way):,} in the period before" if self.before.totals else ""

    @property
    def is_unique(self) -> bool:
        return self.way == UNIQUE
