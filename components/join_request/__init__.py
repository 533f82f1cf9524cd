"""The form by which somebody asks to join the organisation of their address's domain, or looks for its provider."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class JoinRequest(Component):
    """`joins` when a link to join is asked for; else the organisation's provider is looked for. `sent` says that it was."""

    joins: bool = False
    email: str = ""
    problem: str = ""
    sent: bool = False
    has_mail: bool = True
