"""Whether a guide is live and as it is seen here, and the button that changes it."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.guide import Guide, Publication
from models.release.planned_publication import LIVE, REFUSED, PlannedPublication
from models.release.taken_down import TakenDown


@dataclass(frozen=True)
class PlanSign:
    """What comes by itself: `at` is when it goes live, or when it `ends`; nothing comes any more where it was refused."""

    at: datetime
    ends: bool = False
    refused: bool = False

    @classmethod
    def of(cls, plan: PlannedPublication, live: Publication | None) -> "PlanSign | None":
        """None where somebody published another version since, so that there is nothing to take down."""
        if plan.state != LIVE:
            return cls(plan.goes_live_at, refused=plan.state == REFUSED)
        keeps = live is not None and live.version_hash == plan.version_hash
        return cls(plan.ends_at, ends=True) if plan.ends_at and keeps else None


@dataclass(frozen=True)
class PublicationBar(Component):
    """`seen` and `staged` are the versions in production and on staging, empty for none. `same` names the environments in which
    publishing would change nothing: there is no button for that.
    """

    guide_id: int
    live_since: datetime | None
    seen: str
    may_publish: bool
    problem: str = ""
    staged: str = ""
    staged_since: datetime | None = None
    same: frozenset[str] = frozenset()
    planned: PlanSign | None = None
    taken_down: TakenDown | None = None

    @classmethod
    def of(
        cls,
        guide: Guide,
        live: Publication | None,
        may_publish: bool,
        problem: str = "",
        staging: Publication | None = None,
        same: frozenset[str] = frozenset(),
        plan: PlannedPublication | None = None,
        taken_down: TakenDown | None = None,
    ) -> "PublicationBar":
        since, seen = (live.live_since, live.version_hash) if live else (None, "")
        staged_since, staged = (staging.live_since, staging.version_hash) if staging else (None, "")
        sign = PlanSign.of(plan, live) if plan else None
        return cls(guide.id, since, seen, may_publish, problem, staged, staged_since, same, sign, taken_down)

    @property
    def is_as_seen(self) -> bool:
        """Whether visitors get what the author sees."""
        return "production" in self.same

    @property
    def staging_is_as_seen(self) -> bool:
        return "staging" in self.same

    @property
    def staging_differs(self) -> bool:
        """Whether staging has a version that production does not have."""
        return bool(self.staged) and self.staged != self.seen
