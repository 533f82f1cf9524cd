"""An organisation's logo, and the way to another one."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class OrganisationLogo(Component):
    name: str
    organisation_id: int = 0
    logo: str = ""
    """Says which logo it is; empty for none."""
