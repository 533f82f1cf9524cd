"""Examples for the gallery and its test."""

from components.funnel_chart import FunnelChart
from models.event import Funnel, Loss, Rung

_RUNGS = (
    Rung("1. Welcome", 120, 100, 1.0, "s-1", Loss(2, 12, 9, 3, 4)),
    Rung("2. Boats", 90, 80, 0.75, "s-2", Loss(0, 8, 4, 5, -16)),
    Rung("3. Moorings, berths and what they cost in the season", 95, 85, 0.79, "s-3", Loss(0, 20, 12, 0, 3)),
    Rung("Completed", 62, 55, 0.52),
)
_OPENED = (Rung("1. New: tides", 40, 40, 0.8, "s-1"), Rung("2. New: chat", 30, 30, 0.6, "s-2"), Rung("Completed", 20, 20, 0.4))
EXAMPLES = {
    "three steps": FunnelChart(Funnel(_RUNGS, 150, 120, 62, 40, 8, 25, 100), note="Steps of Spring words"),
    "hotspots": FunnelChart(Funnel(_OPENED, 90, 50, 20, 30, 0, 0, 50, is_ordered=False), "unique"),
    "earlier steps": FunnelChart(Funnel(_RUNGS, 150, 120, 62, 40, 8, 25, 100, elsewhere=31, later=3)),
    "nobody yet": FunnelChart(Funnel((Rung("Completed", 0, 0, 0.0),), 0, 0, 0, 0, 0, 0, 0)),
}
