"""To which supervisory authority people of the organisation can complain."""

from collections.abc import Iterable
from dataclasses import dataclass

from components import Component
from models.privacy.authority import AUTHORITIES


@dataclass(frozen=True)
class OrganisationAuthority(Component):
    """`otherwise` is the page that is named while the field is empty."""

    page: str = ""
    otherwise: str = ""
    problem: str = ""
    saved: bool = False

    @property
    def known(self) -> Iterable[tuple[str, str]]:
        return sorted(AUTHORITIES.values())
