"""The form with which an operator invites somebody to found an organisation, and the link that was just made."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class FoundingLink(Component):
    email: str = ""
    problem: str = ""
    link: str = ""
    """Shown once, right after it was made for `email`."""
