"""Examples for the gallery and its test."""

from components.breakdown_table import BreakdownRow, BreakdownTable
from components.number_bar.number_query import NumberQuery
from models.event.figure_selection import Figures

_FIGURES = Figures(
    {"started": 1240, "completed": 610, "dismissed": 300, "target_missing": 12, "left_page": 200},
    {"started": 900, "completed": 500},
)
EXAMPLES = {
    "devices": BreakdownTable(
        "/guides/1/numbers",
        NumberQuery(by="device"),
        (BreakdownRow("desktop", "Desktop", _FIGURES), BreakdownRow("", "Not set", Figures({"started": 3}, {"started": 3}))),
    ),
    "versions": BreakdownTable(
        "/guides/1/numbers", NumberQuery(), (BreakdownRow("ab12cd", "Spring words", _FIGURES, "since 6 Nov 2026"),)
    ),
    "nothing": BreakdownTable("/guides/1/numbers", NumberQuery(), ()),
}
