"""One member: what they may do here, and what those who may can change about it."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from components.member_sites import MemberSites
from components.role_table import RoleTable


@dataclass(frozen=True)
class MemberPanel(Component):
    """`roles` are those that this reader may give; `may_hand_over` when they own the organisation and this is somebody else."""

    member_id: int
    name: str
    email: str
    role: str
    organisation: str
    roles: tuple[str, ...] = ()
    is_you: bool = False
    is_suspended: bool = False
    may_hand_over: bool = False
    joined_at: datetime | None = None
    signed_in_at: datetime | None = None
    problem: str = ""
    saved: bool = False
    sites: MemberSites | None = None
    consequence: str = ""
    """What the policy comes to without them, where nobody could meet it any more."""

    @property
    def table(self) -> RoleTable:
        return RoleTable(self.role)
