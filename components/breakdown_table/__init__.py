"""A guide's figures by one dimension, as a table."""

from dataclasses import dataclass

from components import Component
from models.event.breakdown import Slice

NAMES = {"version": "Version", "device": "Device", "locale": "Language", "day": "Day"}
NOTHING = {"locale": "Not set", "device": "Not set", "version": "Not set", "day": ""}


@dataclass(frozen=True)
class BreakdownTable(Component):
    guide_id: int
    days: int
    by: str
    slices: tuple[Slice, ...]

    @property
    def names(self) -> dict[str, str]:
        return NAMES

    @property
    def nothing(self) -> str:
        return NOTHING[self.by]
