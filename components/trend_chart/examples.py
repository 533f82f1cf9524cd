"""Examples for the gallery and its test."""

from datetime import date

from components.trend_chart import Marker, TrendChart
from models.event.figure_selection import Figures
from models.event.number_period import Period

_WEEKS = Period(date(2026, 11, 1), date(2026, 11, 14))
_YEAR = Period(date(2025, 12, 1), date(2026, 11, 30))
_DAYS = tuple(Figures({"started": day * 3 % 40, "completed": day * 2 % 20, "dismissed": day % 3}) for day in range(1, 15))
_MARKERS = (Marker(5, "1", "Spring words", "live since 6 Nov 2026"), Marker(8, "a", "Relaunch", "9 Nov 2026", "note"))
EXAMPLES = {
    "two weeks": TrendChart(_WEEKS.spans(), _DAYS, _MARKERS),
    "a year": TrendChart(
        _YEAR.spans(), tuple(Figures({"started": 12_000 * (number % 7)}) for number in range(len(_YEAR.spans()))), grain="week"
    ),
    "one day": TrendChart(Period.last(1, date(2026, 11, 30)).spans(), (Figures({"started": 3}),)),
    "nothing": TrendChart(_WEEKS.spans(), tuple(Figures() for _ in range(14))),
}
