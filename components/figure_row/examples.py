"""Examples for the gallery and its test."""

from components.figure_row import FigureRow
from models.event.figure_selection import Figures

_NOW = {"eligible": 1500, "started": 1240, "completed": 610, "dismissed": 300, "target_missing": 12, "left_page": 200}
_UNIQUE = {"eligible": 1100, "started": 900, "completed": 500, "dismissed": 260, "target_missing": 11, "left_page": 180}
EXAMPLES = {
    "a month": FigureRow(Figures(_NOW, _UNIQUE), Figures({"started": 1100, "completed": 580}, {})),
    "unique": FigureRow(Figures(_NOW, _UNIQUE), Figures(), "unique"),
    "nothing": FigureRow(Figures(), Figures()),
}
