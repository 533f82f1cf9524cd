"""A review: what is asked, each step standing still, the comments, and the decision."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from components.step_still import Remark, StepStill
from models.review import Review

LABELS = {
    "open": ("accent", "Waits for a review"),
    "approved": ("good", "Approved"),
    "changes": ("warn", "Changes requested"),
    "withdrawn": ("", "Replaced by a newer version"),
}


@dataclass(frozen=True)
class ReviewPanel(Component):
    """`why_not` says why this member can't decide; empty when they can. `seen` is the version that is live now."""

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
    preview: str
    stills: tuple[StepStill, ...]
    remarks: tuple[Remark, ...]
    may_review: bool
    why_not: str
    may_publish: bool
    is_live: bool
    seen: str
    problem: str = ""

    @classmethod
    def of(
        cls,
        review: Review,
        stills: tuple[StepStill, ...],
        remarks: tuple[Remark, ...],
        *,
        preview: str,
        may_review: bool,
        why_not: str,
        may_publish: bool,
        seen: str,
        problem: str = "",
    ) -> "ReviewPanel":
        return cls(
            review_id=review.id,
            guide_id=review.guide_id,
            guide=review.guide.name,
            version=review.version_hash[:8],
            state=review.state,
            message=review.message,
            asked_by=review.asked_by.name,
            asked_at=review.asked_at,
            decided_by=review.decided_by.name if review.decided_by else "",
            decided_at=review.decided_at,
            preview=preview,
            stills=stills,
            remarks=remarks,
            may_review=may_review,
            why_not=why_not,
            may_publish=may_publish,
            is_live=seen == review.version_hash,
            seen=seen,
            problem=problem,
        )

    @property
    def tone(self) -> str:
        return LABELS[self.state][0]

    @property
    def label(self) -> str:
        return LABELS[self.state][1]
