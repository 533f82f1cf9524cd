"""What became of a guide's goal: how many reached it of those that the guide could be shown, and of the hold-out."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.engine.point_words import SELDOM
from models.engine.proportion import Difference, Proportion
from models.event.count_figures import ONCE
from models.event.counted_step import CountedStep
from models.event.figure_selection import Selection
from models.guide.guide import Guide
from models.guide.publication import Publication
from models.guide.rules.rules_json import GoalJson
from models.guide.version import Version
from models.release.wire_format import NAME

FEWEST = 30
"""Browsers in each group from which on a difference is judged; an interval is shown before, too."""


@dataclass(frozen=True)
class GoalResult:
    """Browsers, each counted once: `offered` are those on whose page every rule held, `held` the same in the hold-out."""

    goal: GoalJson
    offered: int = 0
    offered_goal: int = 0
    held: int = 0
    held_goal: int = 0

    @property
    def shown(self) -> Proportion:
        return Proportion(self.offered_goal, self.offered)

    @property
    def held_out(self) -> Proportion:
        return Proportion(self.held_goal, self.held)

    @property
    def difference(self) -> Difference:
        """What more reached the goal where the guide could be shown."""
        return Difference(self.held_out, self.shown)

    @property
    def sentence(self) -> str:
        """What can be said, and no more than that."""
        if not self.goal["holdout"]:
            return "Without a hold-out this says how many reached the goal, not whether the guide had to do with it."
        if not self.difference.is_known or min(self.offered, self.held) < FEWEST:
            return f"Too few browsers to compare: {FEWEST} in each group are the least."
        if self.difference.is_more:
            return f"Where the guide could be shown, more reached the goal. {SELDOM}"
        if self.difference.is_less:
            return f"Where the guide could be shown, fewer reached the goal. {SELDOM}"
        return "Chance alone can make a difference as large as this: it shows neither that the guide helps nor that it does not."


def goal_result(session: Session, chosen: Selection) -> GoalResult | None:
    """Over the versions that have the goal of the one that is live, or else of the newest; None for a guide without a goal."""
    goals = _goals(session, chosen.guide)
    live = Publication.of(session, chosen.guide, chosen.environment)
    name = live.version_hash if live else next(iter(goals), "")
    goal = goals.get(name)
    if goal is None:
        return None
    names = [version[:NAME] for version, one in goals.items() if one == goal]
    query = chosen.narrow(select(*(func.coalesce(func.sum(CountedStep.number_of(figure)), 0) for figure in ONCE)))
    sums = session.execute(query.where(CountedStep.version.in_(names))).one()
    return GoalResult(goal, *map(int, sums))


def _goals(session: Session, guide: Guide) -> dict[str, GoalJson | None]:
    """Version → its goal; the newest first."""
    return {version.hash: version.entry().get("rules", {}).get("goal") for version in Version.of_guide(session, guide)}
