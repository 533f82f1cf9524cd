"""A guide's numbers on one page; asks for itself again every few seconds."""

from dataclasses import dataclass

from components import Component
from components.breakdown_table import BreakdownTable
from components.funnel_chart import FunnelChart
from components.passed_list import PassedList
from components.trend_chart import TrendChart


@dataclass(frozen=True)
class NumbersPanel(Component):
    guide_id: int
    days: int
    by: str
    funnel: FunnelChart
    passed: PassedList
    trend: TrendChart
    table: BreakdownTable
