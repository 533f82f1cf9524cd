"""Whether a guide is live, and the button that changes it."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.guide import Guide, Publication


@dataclass(frozen=True)
class PublicationBar(Component):
    guide_id: int
    live_since: datetime | None
    seen: str
    may_publish: bool
    problem: str = ""

    @classmethod
    def of(cls, guide: Guide, live: Publication | None, may_publish: bool, problem: str = "") -> "PublicationBar":
        return cls(guide.id, live.live_since if live else None, live.version_hash if live else "", may_publish, problem)
