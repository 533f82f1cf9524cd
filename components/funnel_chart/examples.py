"""Examples for the gallery and its test."""

from components.funnel_chart import FunnelChart
from models.event import Funnel, Rung

_RUNGS = (Rung("1. Welcome", 120, 100, 1.0), Rung("2. Boats", 90, 80, 0.75), Rung("Completed", 60, 55, 0.5))
EXAMPLES = {
    "three rungs": FunnelChart(1, 30, Funnel(_RUNGS, 150, 120, 60, 30, 4, 26, 100)),
    "nobody yet": FunnelChart(1, 30, Funnel((Rung("Completed", 0, 0, 0.0),), 0, 0, 0, 0, 0, 0, 0)),
}
