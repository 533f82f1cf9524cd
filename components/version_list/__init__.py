"""The versions of a guide: which, by whom, when, where they are live; two of them are compared, and one becomes a draft again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.former_member import called
from models.guide import Guide, Version


@dataclass(frozen=True)
class VersionLine:
    hash: str
    title: str
    name: str
    by: str
    at: datetime
    live_in: tuple[str, ...]
    approvals: int
    may_restore: bool


@dataclass(frozen=True)
class VersionList(Component):
    """`live` says for each environment which version is there."""

    guide_id: int
    lines: tuple[VersionLine, ...] = ()
    may_edit: bool = False
    problem: str = ""
    said: str = ""

    @classmethod
    def of(
        cls,
        guide: Guide,
        versions: Sequence[Version],
        live: Mapping[str, str],
        approvals: Mapping[str, int],
        *,
        may_edit: bool,
        problem: str = "",
        said: str = "",
    ) -> "VersionList":
        lines = tuple(
            VersionLine(
                one.hash,
                one.title,
                one.name,
                called(one, one.created_by),
                one.created_at,
                tuple(environment for environment, name in live.items() if name == one.hash),
                approvals.get(one.hash, 0),
                one.draft is not None,
            )
            for one in versions
        )
        return cls(guide.id, lines, may_edit, problem, said)
