"""The form that changes a password: the old one, and the new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component


@dataclass(frozen=True)
class AccountPassword(Component):
    email: str
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    saved: bool = False
