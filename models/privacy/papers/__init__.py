"""Papers that the law asks for, as Markdown, filled in with what Cairn knows; what only people know is left to be written."""

from dataclasses import dataclass
from datetime import date

from models.privacy.inventory import InventoryPlane
from models.support.privacy_settings import PrivacySettings

TO_WRITE = "______________________"


@dataclass(frozen=True)
class Facts:
    """What a paper is filled in with."""

    organisation: str
    sites: tuple[str, ...]
    planes: tuple[InventoryPlane, ...]
    version: str
    privacy: PrivacySettings
    base_url: str
    connected: tuple[str, ...]
    """Where data goes because an admin connected it, in words."""
    today: date
    identified: tuple[str, ...] = ()
    """Sites in identified mode, with what for, on which legal basis and which attributes."""
    authority: str = ""
    """The page of the supervisory authority."""

    @property
    def operator(self) -> str:
        return self.privacy.controller or TO_WRITE

    @property
    def contact(self) -> str:
        return self.privacy.contact.removeprefix("mailto:") or TO_WRITE


def listed(lines: tuple[str, ...] | list[str], nothing: str) -> str:
    return "\n".join(f"- {one}" for one in lines) or f"- {nothing}"
