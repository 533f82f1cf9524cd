"""A person's passkeys: what each is called, when it was last used, and the form that adds one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.passkey import Passkey


@dataclass(frozen=True)
class PasskeyLine:
    passkey_id: int
    name: str
    created_at: datetime
    used_at: datetime | None = None
    is_new: bool = False


@dataclass(frozen=True)
class PasskeyList(Component):
    """`device` is what a new one is called unless somebody types another name."""

    lines: tuple[PasskeyLine, ...] = ()
    device: str = ""
    is_possible: bool = True
    has_authenticator: bool = False
    problem: str = ""

    @classmethod
    def of(
        cls,
        passkeys: Sequence[Passkey],
        device: str,
        *,
        is_possible: bool,
        has_authenticator: bool,
        problem: str = "",
        added: int = 0,
    ) -> "PasskeyList":
        lines = (PasskeyLine(one.id, one.name, one.created_at, one.used_at, one.id == added) for one in passkeys)
        return cls(tuple(lines), device, is_possible, has_authenticator, problem)
