"""News of reviews: asked for, decided, somebody mentioned. By mail for those who want news at once, to Slack and by webhook."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.integration.check_news import Unsubscribe, put_mail
from models.integration.delivery import SLACK, WEBHOOK, Delivery
from models.integration.delivery_body import ReviewBody, SlackBody
from models.integration.news_channel import AT_ONCE, NewsChannel, NewsChoice
from models.review import Review, ReviewComment
from models.support.random_name import random_name


def announce_review(
    session: Session, review: Review, said: str, base_url: str, unsubscribe: Unsubscribe, now: datetime, *, but: Member
) -> None:
    """In the transaction that made the news; nobody is told what they did themselves."""
    address = f"{base_url}/reviews/{review.id}"
    title = f"{review.guide.name}: {said}"
    due = f" It is due on {review.due_on:%d %b %Y}." if review.due_on and review.state == "open" else ""
    text = f"{but.name}: {said}.{due}\n\n{review.message}\n\n{address}"
    wanted = NewsChoice.who_wants(session, review.organisation_id, AT_ONCE)
    _mail(session, review.organisation_id, wanted, title, text, unsubscribe, now, but)
    channel = NewsChannel.of(session, review.organisation_id)
    if channel.slack_url:
        body: SlackBody = {"text": _plain(f"{title} ({but.name}). {address}")}
        Delivery.put(session, review.organisation_id, SLACK, random_name(24), body, now)
    if channel.webhook_url:
        Delivery.put(session, review.organisation_id, WEBHOOK, f"msg_{random_name(24)}", _fact(review, address, now), now)


def announce_comment(session: Session, comment: ReviewComment, base_url: str, unsubscribe: Unsubscribe, now: datetime) -> None:
    """To whom it names, as far as they want mail at once."""
    organisation = comment.organisation_id
    wanted = {member.id for member in NewsChoice.who_wants(session, organisation, AT_ONCE)}
    named = [member for member in comment.mentioned(session) if member.id in wanted]
    where = f"reviews/{comment.review_id}" if comment.review_id else f"guides/{comment.guide_id}/reviews"
    text = f"{comment.by} wrote:\n\n{comment.text}\n\n{base_url}/{where}#comment-{comment.id}"
    _mail(session, organisation, named, f"{comment.by} mentioned you", text, unsubscribe, now, comment.member)


def _mail(
    session: Session,
    organisation: int,
    to: Iterable[Member],
    title: str,
    text: str,
    unsubscribe: Unsubscribe,
    now: datetime,
    but: Member | None,
) -> None:
    for member in to:
        if but is None or member.id != but.id:
            put_mail(session, organisation, member.id, member.email, title, text, unsubscribe, now)


def _fact(review: Review, address: str, now: datetime) -> ReviewBody:
    return {
        "type": "review.changed",
        "timestamp": now.isoformat(timespec="seconds"),
        "data": {
            "review": review.id,
            "guide": review.guide.key,
            "name": review.guide.name,
            "version": review.version_hash,
            "state": review.state,
            "url": address,
        },
    }


def _plain(text: str) -> str:
    """Slack reads these three as its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")[:30_000]
