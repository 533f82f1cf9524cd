"""The form that signs a member in."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class SignInForm(Component):
    """`next` is the local path to go on to."""

    email: str = ""
    next: str = "/"
    problem: str = ""
    news: str = ""
    """Why somebody has to sign in who was signed in."""
    has_passkeys: bool = False
    """Whether browsers can use passkeys at this address."""
