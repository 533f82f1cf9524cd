"""A guide's figures by one dimension, as a table."""

from dataclasses import dataclass

from components import Component
from components.number_bar.number_query import UNSAID, NumberQuery
from models.event.figure_selection import Figures

NAMES = {"version": "Version", "locale": "Language", "device": "Device class", "day": "Day"}
COLUMNS = {
    "started": "Started",
    "completed": "Completed",
    "dismissed": "Dismissed",
    "left_page": "Left page",
    "target_missing": "Target missing",
}


@dataclass(frozen=True)
class BreakdownRow:
    """`value` is what counts are narrowed to by it; `quiet` is a fact beside the name, such as since when a version is live."""

    value: str
    name: str
    figures: Figures
    quiet: str = ""


@dataclass(frozen=True)
class BreakdownTable(Component):
    address: str
    query: NumberQuery
    rows: tuple[BreakdownRow, ...]

    @property
    def names(self) -> dict[str, str]:
        return NAMES

    @property
    def columns(self) -> dict[str, str]:
        return COLUMNS

    def narrowed(self, row: BreakdownRow) -> str:
        """The address of the same numbers, of that row only; empty for a day."""
        if self.query.by == "day":
            return ""
        return self.address + self.query.link(**{self.query.by: row.value or UNSAID})
