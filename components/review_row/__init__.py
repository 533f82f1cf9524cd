"""A review in the list of reviews."""

from dataclasses import dataclass
from datetime import date, datetime

from components import Component
from components.review_panel import LABELS
from models.review import Review
from models.review.review import OPEN


@dataclass(frozen=True)
class ReviewRow(Component):
    review_id: int
    guide: str
    tone: str
    label: str
    asked_by: str
    asked_at: datetime
    due_on: date | None = None
    is_overdue: bool = False

    @classmethod
    def of(cls, review: Review, now: datetime) -> "ReviewRow":
        tone, label = LABELS[review.state]
        due_on = review.due_on if review.state == OPEN else None
        asked = review.name_of(review.asked_by), review.asked_at
        return cls(review.id, review.guide.name, tone, label, *asked, due_on, review.is_overdue(now))
