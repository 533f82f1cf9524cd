"""The versions of the privacy policy, and the form by which the operator of this Cairn publishes another one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from components import Component
from models.privacy.policy_version import LONGEST_CHANGE, LONGEST_TEXT, PolicyVersion


@dataclass(frozen=True)
class PolicyLine:
    number: int
    published_at: datetime
    changed: str
    acknowledged: int
    """How many members did."""


@dataclass(frozen=True)
class PolicyList(Component):
    """`text` and `changed` are what is typed for the next version."""

    lines: tuple[PolicyLine, ...] = ()
    text: str = ""
    changed: str = ""
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    """What is wrong with it, by field."""

    @classmethod
    def of(
        cls,
        versions: Sequence[PolicyVersion],
        counts: dict[int, int],
        text: str | None = None,
        changed: str = "",
        problems: Mapping[str, str] | None = None,
    ) -> "PolicyList":
        """The next version begins with the text of the newest, where nothing was typed."""
        lines = tuple(PolicyLine(one.number, one.published_at, one.changed, counts.get(one.number, 0)) for one in versions)
        return cls(lines, (versions[0].text if versions else "") if text is None else text, changed, problems or {})

    @property
    def longest_text(self) -> int:
        return LONGEST_TEXT

    @property
    def longest_change(self) -> int:
        return LONGEST_CHANGE
