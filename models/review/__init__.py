"""Reviews: somebody else looks at exactly what visitors will get, says what is wrong, or approves it."""

from models.review.review import AlreadyAsked, NotDecidable, Review
from models.review.review_comment import ReviewComment

__all__ = ["AlreadyAsked", "NotDecidable", "Review", "ReviewComment"]
