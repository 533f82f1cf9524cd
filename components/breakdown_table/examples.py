"""Examples for the gallery and its test."""

from components.breakdown_table import BreakdownTable
from models.event.breakdown import Slice

_FIGURES = {"started": 1240, "completed": 610, "dismissed": 300, "target_missing": 12, "left_page": 200}
EXAMPLES = {
    "devices": BreakdownTable(1, 30, "device", (Slice("desktop", _FIGURES, 900), Slice("", {"started": 3}, 3))),
    "nothing": BreakdownTable(1, 30, "version", ()),
}
