"""A review in the list of reviews."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from components.review_panel import LABELS
from models.review import Review


@dataclass(frozen=True)
class ReviewRow(Component):
    review_id: int
    guide: str
    tone: str
    label: str
    asked_by: str
    asked_at: datetime

    @classmethod
    def of(cls, review: Review) -> "ReviewRow":
        tone, label = LABELS[review.state]
        return cls(review.id, review.guide.name, tone, label, review.asked_by.name, review.asked_at)
