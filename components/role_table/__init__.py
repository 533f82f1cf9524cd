"""What each role may do, in one table; or what one member may do."""

from dataclasses import dataclass

from components import Component
from models.account.role import ACT_WORDS, MAY, Act, Role


@dataclass(frozen=True)
class RoleTable(Component):
    """`of` is the role of the member that it is about; empty to compare all."""

    of: str = ""

    @property
    def roles(self) -> tuple[Role, ...]:
        return (Role(self.of),) if self.of else tuple(Role)

    @property
    def acts(self) -> dict[Act, str]:
        return ACT_WORDS

    def may(self, role: Role, act: Act) -> bool:
        return act in MAY[role]
