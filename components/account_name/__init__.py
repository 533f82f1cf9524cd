"""What a person is called."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class AccountName(Component):
    name: str
    problem: str = ""
    saved: bool = False
