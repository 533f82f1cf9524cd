"""A guide's numbers on one page; asks every few seconds whether something was counted since."""

from dataclasses import dataclass

from components import Component
from components.breakdown_table import BreakdownTable
from components.figure_row import FigureRow
from components.funnel_chart import FunnelChart
from components.goal_panel import GoalPanel
from components.number_bar.number_query import NumberQuery
from components.passed_list import PassedList
from components.people_list import PeopleList
from components.trend_chart import TrendChart


@dataclass(frozen=True)
class NumbersPanel(Component):
    """`seen` is a word for the state of what is shown; while that is the state, asking again answers nothing. It is empty where
    the period is over and nothing can be added to it.
    """

    address: str
    query: NumberQuery
    seen: str
    figures: FigureRow
    funnel: FunnelChart
    passed: PassedList
    trend: TrendChart
    table: BreakdownTable
    goal: GoalPanel
    people: PeopleList | None = None

    @property
    def again(self) -> str:
        """The address to ask for what is newer."""
        link = self.query.link()
        return f"{self.address}{link}{'' if link.endswith('?') else '&'}seen={self.seen}"
