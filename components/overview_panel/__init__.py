"""The numbers of a site or of all sites on one page; asks every few seconds whether something was counted since."""

from dataclasses import dataclass

from components import Component
from components.attention_list import AttentionList
from components.figure_row import FigureRow
from components.number_bar.number_query import NumberQuery
from components.overview_table import OverviewTable
from components.trend_chart import TrendChart


@dataclass(frozen=True)
class OverviewPanel(Component):
    """`seen` is a word for the state of what is shown; empty where the period is over. `shown` says how many guides were met.
    `attention` is None for staging: it is of production.
    """

    address: str
    query: NumberQuery
    seen: str
    shown: str
    attention: AttentionList | None
    figures: FigureRow
    trend: TrendChart
    table: OverviewTable

    @property
    def again(self) -> str:
        """The address to ask for what is newer."""
        link = self.query.link()
        return f"{self.address}{link}{'' if link.endswith('?') else '&'}seen={self.seen}"
