"""Examples for the gallery and its test."""

from components.trend_chart import TrendChart
from models.event.breakdown import Slice

_DAYS = tuple(Slice(f"2026-11-{day:02}", {"started": day * 3 % 40, "completed": day * 2 % 20}) for day in range(1, 15))
EXAMPLES = {"two weeks": TrendChart(_DAYS, (("2026-11-06", "ab12cd"),)), "nothing": TrendChart(())}
