"""What a person may ask for about what is kept of them, and how far what they asked for is."""

from dataclasses import dataclass
from datetime import datetime

from components import Component


@dataclass(frozen=True)
class RightsPanel(Component):
    due: datetime | None = None
    """When they are going to be erased."""
    hindered: str = ""
    """Why that can't happen as it is."""
    held: str = ""
    """That a legal hold keeps what is kept about them, and why."""
    is_restricted: bool = False
    has_objected: bool = False
    contact: str = ""
    authority: str = ""
    problem: str = ""
    sent_to: str = ""
    link: str = ""
    """The link itself, where nothing is mailed."""
