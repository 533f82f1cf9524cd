"""How much is used, month by month, with what each figure means."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import Component
from models.event.monthly_use import MonthOfUse

MEANINGS = {
    "Active visitors": "Browsers counted once a month on each site; the browser itself remembers, no identifier is sent. "
    "A month here is that of UTC",
    "Tours shown": "Tours whose first step was painted for anybody in the month, and how often",
    "Hotspots shown": "Groups of hotspots of which anybody opened one in the month, and how often",
}


@dataclass(frozen=True)
class MonthTable(Component):
    """The newest month first; it is not over."""

    months: Sequence[MonthOfUse]

    @property
    def meanings(self) -> dict[str, str]:
        return MEANINGS

    @property
    def is_empty(self) -> bool:
        return not any(one.active or one.tours or one.hotspots for one in self.months)
