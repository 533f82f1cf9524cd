"""The second step of signing in: the code of the authenticator app, or one of those that were written down."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class CodeForm(Component):
    next: str = "/"
    problem: str = ""
    has_passkey: bool = False
