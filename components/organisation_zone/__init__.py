"""The organisation's clock: by which day something is due, and what its log and letters say."""

from dataclasses import dataclass

from components import Component
from models.support.time_zones import zones


@dataclass(frozen=True)
class OrganisationZone(Component):
    zone: str = "UTC"
    problem: str = ""
    saved: bool = False

    @property
    def zones(self) -> tuple[str, ...]:
        return zones()
