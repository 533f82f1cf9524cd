"""What the organisation is called."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class OrganisationName(Component):
    name: str
    problem: str = ""
    saved: bool = False
