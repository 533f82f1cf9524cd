"""Examples for the gallery and its test."""

from components.overview_table import OverviewRow, OverviewTable
from models.event.figure_selection import Figures

_FIGURES = Figures(
    {"started": 1240, "completed": 610, "dismissed": 300, "target_missing": 12, "left_page": 200}, {"started": 900}
)
_ROWS = (
    OverviewRow(1, "First morning at the marina", "Tour · Harbour", _FIGURES, 100.0),
    OverviewRow(
        2, "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "Hotspots · Harbour · archived", Figures({"started": 9}), 0.7
    ),
)
EXAMPLES = {"two guides": OverviewTable(_ROWS), "cut": OverviewTable(_ROWS, hidden=12), "nothing": OverviewTable(())}
