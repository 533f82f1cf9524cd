"""A review: what is asked, the decision always in sight, what the checks say, what differs, and each step with its comments."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from components import Component
from components.step_still import Remark, StepStill, Talk
from models.guide.version_difference import VersionDifference
from models.review import Review
from models.review.version_findings import FINE, VersionFinding

LABELS = {
    "open": ("accent", "Waits for a review"),
    "approved": ("good", "Approved"),
    "changes": ("warn", "Changes requested"),
    "withdrawn": ("", "Replaced by a newer version"),
}


@dataclass(frozen=True)
class Asked:
    """The request itself."""

    review_id: int
    guide_id: int
    guide: str
    version: str
    state: str
    message: str
    asked_by: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    due_on: date | None
    is_overdue: bool = False

    @classmethod
    def of(cls, review: Review, now: datetime) -> "Asked":
        return cls(
            review.id,
            review.guide_id,
            review.guide.name,
            review.version_hash[:8],
            review.state,
            review.message,
            review.name_of(review.asked_by),
            review.asked_at,
            review.name_of(review.decided_by) if review.decided_by else "",
            review.decided_at,
            review.due_on,
            review.is_overdue(now),
        )


@dataclass(frozen=True)
class Standing:
    """What this reader may do, and how far the approvals are. `why_not` says why they can't decide; empty when they can.

    `seen` is the version that is live now; `waits_for` names required reviewers.
    """

    given: int = 0
    needed: int = 1
    waits_for: tuple[str, ...] = ()
    may_review: bool = False
    why_not: str = ""
    may_publish: bool = False
    may_share: bool = False
    is_live: bool = False
    seen: str = ""


@dataclass(frozen=True)
class SharedLine:
    """A share link that is open; `address` only for the one that was just made."""

    link_id: str
    by: str
    until: datetime
    address: str = ""


@dataclass(frozen=True)
class ReviewPanel(Component):
    """`drawn` is what the player draws: steps by id, theme, content. `since` is what changed since this reader last looked."""

    asked: Asked
    standing: Standing
    stills: tuple[StepStill, ...]
    talk: Talk
    drawn: Mapping[str, Any]
    remarks: tuple[Remark, ...] = ()
    findings: Sequence[VersionFinding] = ()
    from_live: VersionDifference | None = None
    since: VersionDifference | None = None
    links: tuple[SharedLine, ...] = ()
    preview: str = ""
    own_preview: str = ""
    problem: str = ""
    is_shared: bool = False

    @property
    def tone(self) -> str:
        return LABELS[self.asked.state][0]

    @property
    def label(self) -> str:
        return LABELS[self.asked.state][1]

    @property
    def drawn_json(self) -> str:
        """As JSON that can stand in a script element."""
        return json.dumps(self.drawn).replace("<", "\\u003c")

    @property
    def worst(self) -> list[VersionFinding]:
        return [one for one in self.findings if one.tone != FINE]

    @property
    def fine(self) -> list[str]:
        return [one.about for one in self.findings if one.tone == FINE]

    @property
    def languages(self) -> list[str]:
        return sorted(self.drawn.get("content", {}).get("translations", {}))

    @property
    def open_remarks(self) -> int:
        return sum(not one.resolved for one in self.remarks) + sum(still.open_remarks for still in self.stills)
