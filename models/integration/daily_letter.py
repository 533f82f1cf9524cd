"""The daily letter: what changed since yesterday about targets and reviews, for those who chose one letter a day."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.former_member import called
from models.account.organisation import Membership, Organisation
from models.guide import Guide
from models.integration.check_news import Unsubscribe, of_day, put_mail
from models.integration.news_channel import DAILY, NewsChoice
from models.review import Review, ReviewComment
from models.review.review import APPROVED, CHANGES, DAY_BEFORE, OPEN
from models.support.day_words import in_words

TITLE = "Cairn: what changed since yesterday"


def announce_day(
    session: Session, organisation_id: int, since: datetime, base_url: str, unsubscribe: Unsubscribe, now: datetime
) -> None:
    """Nothing for nobody, and nothing where nothing changed; to each of the sites that they may look at."""
    for member in NewsChoice.who_wants(session, organisation_id, DAILY):
        hidden = session.get_one(Membership, (organisation_id, member.id)).reach.hidden
        reviews = list(_reviews(session, organisation_id, since, base_url, now, hidden))
        findings = of_day(session, organisation_id, since, hidden).text(base_url)
        parts = [findings, "\n".join(["Reviews:", *reviews]) if reviews else ""]
        if text := "\n\n".join(part for part in parts if part):
            put_mail(session, organisation_id, member.id, member.email, TITLE, text, unsubscribe, now)


def _reviews(
    session: Session, organisation_id: int, since: datetime, base_url: str, now: datetime, but: Collection[int]
) -> Iterator[str]:
    """A line for each that was asked for, decided or talked about since, and for each that is due or overdue."""
    query = select(Review).join(Review.guide).where(Review.organisation_id == organisation_id, Guide.site_id.not_in(but))
    talk = select(ReviewComment.review_id).where(ReviewComment.organisation_id == organisation_id, ReviewComment.said_at >= since)
    said = [one for one in session.scalars(talk) if one is not None]
    changed = (Review.asked_at >= since) | (Review.decided_at >= since) | Review.id.in_(said)
    due = (Review.state == OPEN) & (Review.due_on <= (now + DAY_BEFORE).date())
    local = session.get_one(Organisation, organisation_id).local(now)
    for review in session.scalars(query.where(changed | due).order_by(Review.id)):
        facts = [*_became(review, since), *_due(review, local)]
        facts += [f"{count} new comment{'' if count == 1 else 's'}"] if (count := said.count(review.id)) else []
        yield f"- {review.guide.name}: {', '.join(facts)}. {base_url}/reviews/{review.id}"


def _became(review: Review, since: datetime) -> Iterator[str]:
    by = called(review, review.decided_by)
    if review.state in {APPROVED, CHANGES} and review.decided_at and review.decided_at >= since:
        yield f"approved by {by}" if review.state == APPROVED else f"{by} requested changes"
    elif review.state == OPEN:
        yield f"waits for a review, asked for by {called(review, review.asked_by)}"
    else:
        yield {APPROVED: "approved", CHANGES: "changes requested"}.get(review.state, "replaced by a newer version")


def _due(review: Review, now: datetime) -> Iterator[str]:
    if review.state == OPEN and review.due_on:
        yield f"{'overdue since' if review.is_overdue(now) else 'due on'} {in_words(review.due_on)}"
