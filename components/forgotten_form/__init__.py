"""Asks for a link that lets somebody choose a new password; answers the same for every address."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class ForgottenForm(Component):
    email: str = ""
    problem: str = ""
    sent: bool = False
    has_mail: bool = True
