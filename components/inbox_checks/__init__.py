"""In the inbox: the checks that are under way, page by page, and what the last ones found; with the button for one now."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.check.check_state import CheckState


@dataclass(frozen=True)
class CheckLine:
    """`at` is when the last check began; None where there was none. `pages` of `planned` were looked at, 0 of 0 at first."""

    site_id: int
    site: str
    at: datetime | None = None
    is_running: bool = False
    is_due: bool = False
    pages: int = 0
    planned: int = 0
    fine: int = 0
    lost: int = 0
    undecided: int = 0
    may_start: bool = False

    @classmethod
    def of(cls, standing: CheckState, *, may_start: bool) -> "CheckLine":
        check, ways = standing.check, (standing.is_running, standing.is_due)
        if check is None:
            return cls(standing.site_id, standing.site, None, *ways, may_start=may_start)
        counts = check.pages, check.planned, check.fine, check.lost, check.undecided
        return cls(standing.site_id, standing.site, check.started_at, *ways, *counts, may_start=may_start)

    @property
    def is_waiting(self) -> bool:
        return self.is_running or self.is_due

    @property
    def progress(self) -> str:
        """How far it is; nothing as long as nobody knows."""
        return f": {self.pages} of {self.planned} {'page' if self.planned == 1 else 'pages'}" if self.planned else ""


@dataclass(frozen=True)
class InboxChecks(Component):
    """`show` is which findings stand below, `chosen` is beside them; they are asked for again while a check is under way."""

    lines: tuple[CheckLine, ...] = ()
    show: str = "open"
    has_worker: bool = True
    chosen: int = 0

    @property
    def is_waiting(self) -> bool:
        return any(line.is_waiting for line in self.lines)
