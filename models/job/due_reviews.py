"""Reminding of reviews, once, on the day before they are due."""

from datetime import datetime

from models.integration.check_news import Unsubscribe
from models.integration.review_news import remind
from models.review import Review
from models.support.database import Database
from models.support.tenancy import within


def send_reminders(database: Database, base_url: str, unsubscribe: Unsubscribe, now: datetime) -> int:
    """Returns of how many. Each is marked in the transaction that writes its letters, so that nobody gets two."""
    with database.writing() as session:
        due = Review.to_remind(session, now)
        for review in due:
            with within(session, review.organisation_id):
                review.reminded_at = now
                remind(session, review, base_url, unsubscribe, now)
        return len(due)
