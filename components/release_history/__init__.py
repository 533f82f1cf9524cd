"""What was live on a site and when: every move of its pointer, newest first."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.former_member import called
from models.release.release import ReleaseMove
from models.site import ENVIRONMENTS, Site


@dataclass(frozen=True)
class ReleaseEntry:
    """One move; `is_now` when the release it moved to is what visitors get at present."""

    move_id: int
    reason: str
    at: datetime
    by: str
    is_now: bool

    @classmethod
    def of(cls, move: ReleaseMove, now_hash: str) -> "ReleaseEntry":
        by = called(move, move.moved_by)
        return cls(move.id, move.reason, move.moved_at, by, move.release_hash == now_hash)


@dataclass(frozen=True)
class LiveLine:
    """A guide that is live: which version, since when, by whom, and who approved it. `urgent` is why it went live without."""

    guide_id: int
    guide: str
    version: str
    since: datetime
    by: str
    approved_by: tuple[str, ...] = ()
    urgent: str = ""


@dataclass(frozen=True)
class PlannedLine:
    """What comes by itself: a guide goes live, is taken down, or did not go live as it should have."""

    guide_id: int
    guide: str
    version: str
    state: str
    at: datetime
    by: str


@dataclass(frozen=True)
class ReleaseHistory(Component):
    """`wants_approvals` where the policy asks for them here: then a version without any is worth a word."""

    site_id: int
    entries: tuple[ReleaseEntry, ...] = ()
    may_roll_back: bool = False
    problem: str = ""
    environment: str = "production"
    live: tuple[LiveLine, ...] = ()
    planned: tuple[PlannedLine, ...] = ()
    wants_approvals: bool = False

    @classmethod
    def of(
        cls,
        site: Site,
        moves: list[ReleaseMove],
        *,
        may_roll_back: bool,
        problem: str = "",
        environment: str = "production",
    ) -> "ReleaseHistory":
        now_hash = moves[0].release_hash if moves else ""
        entries = tuple(ReleaseEntry.of(move, now_hash) for move in moves)
        return cls(site.id, entries, may_roll_back, problem, environment)

    @property
    def environments(self) -> tuple[str, ...]:
        return ENVIRONMENTS
