"""What is written of batches, in the caller's transaction, and what of it is forgotten again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from models.event.event_count import add_counts
from models.event.rejected_count import add_rejected
from models.event.repeated_batch import CountedBatch, forget_batches, only_new
from models.event.sorted_batch import Sorted
from models.event.target_report import NetworkReport, add_reports, forget_reports


def record(session: Session, batches: Sequence[Sorted], now: datetime) -> None:
    """Counts each batch once, however often it was sent."""
    new = only_new(session, batches, now)
    add_counts(session, new, now.date())
    add_rejected(session, new, now.date())
    add_reports(session, new, now)


def forget(session: Session, now: datetime) -> bool:
    """Deletes what is kept for minutes only; whether some of it is left."""
    forget_batches(session, now)
    forget_reports(session, now)
    left = or_(exists(select(CountedBatch.id)), exists(select(NetworkReport.step)))
    return bool(session.scalar(select(left)))
