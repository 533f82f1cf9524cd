"""What was live on a site and when: every move of its pointer, newest first."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
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
        by = move.moved_by.name if move.moved_by else "Somebody who left"
        return cls(move.id, move.reason, move.moved_at, by, move.release_hash == now_hash)


@dataclass(frozen=True)
class ReleaseHistory(Component):
    site_id: int
    entries: tuple[ReleaseEntry, ...] = ()
    may_roll_back: bool = False
    problem: str = ""
    environment: str = "production"

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
