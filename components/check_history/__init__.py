"""A site's checks: the last ones, what they found, and the button for one now."""

import re
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.former_member import called
from models.check.check import Check, CheckVerdict
from models.targets.target_health import TargetHealth, health_of

_PLACE = re.compile(r": /html\S*\.$")
"""Where in the page's markup, which the command line says, too."""


@dataclass(frozen=True)
class CheckEntry:
    check_id: int
    started_at: datetime
    is_running: bool
    pages: int
    planned: int
    fine: int
    lost: int
    undecided: int
    sentence: str
    by: str

    @classmethod
    def of(cls, check: Check, *, is_running: bool) -> "CheckEntry":
        by = called(check, check.started_by, "")
        counts = check.pages, check.planned, check.fine, check.lost, check.undecided
        return cls(check.id, check.started_at, is_running, *counts, check.sentence, by)


@dataclass(frozen=True)
class LostTarget:
    """One target that the newest check did not find fine."""

    guide_id: int
    guide: str
    step: str
    page: str
    verdict: str
    reason: str
    is_live: bool

    @property
    def health(self) -> TargetHealth:
        return health_of(self.verdict)

    @classmethod
    def of(cls, row: CheckVerdict, guide: str, step: str) -> "LostTarget":
        return cls(row.guide_id, guide, step, row.page, row.verdict, _PLACE.sub(".", row.reason), row.is_live)


@dataclass(frozen=True)
class CheckHistory(Component):
    """`is_waiting` while one that was asked for has not begun or not ended."""

    site_id: int
    entries: tuple[CheckEntry, ...] = ()
    targets: tuple[LostTarget, ...] = ()
    next_at: datetime | None = None
    is_waiting: bool = False
    may_edit: bool = False
    has_worker: bool = True

    @property
    def progress(self) -> str:
        """How far the check that is under way is; nothing as long as nobody knows."""
        running = next((entry for entry in self.entries if entry.is_running and entry.planned), None)
        return f": {running.pages} of {running.planned} {'page' if running.planned == 1 else 'pages'}" if running else ""
