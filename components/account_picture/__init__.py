"""A person's picture, and the way to another one."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class AccountPicture(Component):
    name: str
    member_id: int = 0
    picture: str = ""
    """Says which picture it is; empty for none."""
