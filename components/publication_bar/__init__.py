"""Whether a guide is live and as it is seen here, and the button that changes it."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.guide import Guide, Publication


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

    @classmethod
    def of(
        cls,
        guide: Guide,
        live: Publication | None,
        may_publish: bool,
        problem: str = "",
        staging: Publication | None = None,
        same: frozenset[str] = frozenset(),
    ) -> "PublicationBar":
        since, seen = (live.live_since, live.version_hash) if live else (None, "")
        staged_since, staged = (staging.live_since, staging.version_hash) if staging else (None, "")
        return cls(guide.id, since, seen, may_publish, problem, staged, staged_since, same)

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
