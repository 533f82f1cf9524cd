"""A guide's goal on its numbers page: who reached it with and without the guide, and what can be said about the difference."""

from dataclasses import dataclass

from components import Component
from models.engine.point_words import difference_words
from models.engine.proportion import Proportion
from models.event.goal_result import GoalResult

MEANINGS = {
    "Could be shown it": "browsers on whose page every rule of the guide held, also those few where something then kept it away",
    "Held out": "browsers of the hold-out on whose page every rule held; chosen by chance, and not shown the guide",
    "Reached the goal": "of these, browsers that reached the goal within its days; each is counted once, by itself",
}


@dataclass(frozen=True)
class GoalPanel(Component):
    """None for a guide without a goal."""

    result: GoalResult | None

    @property
    def goal(self) -> str:
        assert self.result
        goal = self.result.goal
        if "page" in goal:
            page = goal["page"]
            what = f"the {page['part']} {page['operator'].replace('_', ' ')} {page['value']}"
        else:
            what = f"the event {goal.get('event', '')} is tracked"
        return f"{what}, within {goal['days']} day{'' if goal['days'] == 1 else 's'}"

    @property
    def rows(self) -> list[tuple[str, Proportion, str, str]]:
        """The groups, each with its share and the share's interval in percent."""
        assert self.result
        groups = [("Could be shown it", self.result.shown)]
        if self.result.goal["holdout"]:
            groups.append((f"Held out ({self.result.goal['holdout']} %)", self.result.held_out))
        return [(name, one, _percent(one.share) if one.is_known else "-", _between(one)) for name, one in groups]

    @property
    def difference(self) -> str:
        """In words, with its interval; empty where none is known."""
        assert self.result
        return difference_words(self.result.difference) if self.result.goal["holdout"] else ""

    @property
    def meanings(self) -> dict[str, str]:
        return MEANINGS


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _between(one: Proportion) -> str:
    return f"{_percent(one.interval().low)} to {_percent(one.interval().high)}" if one.is_known else "-"
