"""The form with which a member chooses a password."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class PasswordForm(Component):
    """`secret` is the link's; `email` is shown so that password managers keep both together."""

    secret: str
    email: str
    problem: str = ""
