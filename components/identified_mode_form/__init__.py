"""Identified mode of a site: what it does, and the terms on which an admin turns it on, changes it or turns it off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from components import Component
from models.site.identified_mode import BASES, IdentifiedMode


@dataclass(frozen=True)
class IdentifiedModeForm(Component):
    """Every value as it is typed; attributes one on a line. `since` is None where it is off; `people` are those of whom something
    is kept.
    """

    site_id: int
    purpose: str = ""
    legal_basis: str = ""
    attributes: str = ""
    since: datetime | None = None
    people: int = 0
    days: int = 0
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    state: str = ""
    may_manage: bool = True

    @classmethod
    def of(
        cls, site_id: int, mode: IdentifiedMode | None, *, people: int, days: int, may_manage: bool, state: str = ""
    ) -> "IdentifiedModeForm":
        if mode is None:
            return cls(site_id, days=days, may_manage=may_manage, state=state)
        names = "\n".join(mode.attributes)
        return cls(site_id, mode.purpose, mode.legal_basis, names, mode.since, people, days, state=state, may_manage=may_manage)

    @property
    def bases(self) -> Mapping[str, str]:
        return BASES

    def problem_at(self, name: str) -> str:
        return self.problems.get(name, "")
