"""News of reviews: asked for, decided, due, or somebody named. By mail for who wants it at once, to Slack and by webhook."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.organisation import Membership, Organisation
from models.guide import Guide
from models.guide.approval import Approval
from models.integration.channel_news import tell_channels
from models.integration.check_news import Unsubscribe, put_mail
from models.integration.delivery_body import ReviewBody
from models.integration.news_category import REVIEW
from models.integration.news_channel import AT_ONCE, NewsChoice
from models.review import Review, ReviewComment
from models.support.day_words import in_words


def announce_review(
    session: Session, review: Review, said: str, base_url: str, unsubscribe: Unsubscribe, now: datetime, *, but: Member
) -> None:
    """In the transaction that made the news; nobody is told what they did themselves."""
    address = f"{base_url}/reviews/{review.id}"
    title = f"{review.guide.name}: {said}"
    due = f" It is due on {in_words(review.due_on)}." if review.due_on and review.state == "open" else ""
    text = f"{but.name}: {said}.{due}\n\n{review.message}\n\n{address}"
    wanted = NewsChoice.who_wants(session, review.organisation_id, AT_ONCE, review.guide.site_id)
    _mail(session, review.organisation_id, wanted, title, text, unsubscribe, now, but)
    _channels(session, review, f"{title} ({but.name}). {address}", address, now)


def remind(session: Session, review: Review, base_url: str, unsubscribe: Unsubscribe, now: datetime) -> None:
    """That it is due: to those who may still decide it and want news at once, and to the organisation's channels. Who chose one
    letter a day reads it there.
    """
    address, name = f"{base_url}/reviews/{review.id}", review.guide.name
    local = session.get_one(Organisation, review.organisation_id).local(now)
    due = in_words(review.due_on) if review.due_on else ""
    title = f"{name}: its review {'was' if review.is_overdue(local) else 'is'} due on {due}"
    text = f"{review.asked_by.name} waits for a decision.\n\n{review.message}\n\n{address}"
    wanted = {member.id for member in NewsChoice.who_wants(session, review.organisation_id, AT_ONCE, review.guide.site_id)}
    waited_for = [member for member in _undecided(session, review) if member.id in wanted]
    _mail(session, review.organisation_id, waited_for, title, text, unsubscribe, now, None)
    _channels(session, review, f"{title}. {address}", address, now)


def _undecided(session: Session, review: Review) -> Iterable[Member]:
    """Who may review there and did not approve it yet; who wrote it can't."""
    given = {one.approved_by_id for one in Approval.of(session, review.guide, review.version_hash)}
    there = Membership.who_may_at(session, review.organisation_id, "review", review.guide.site_id)
    return (member for member in there if member.id not in {*given, review.author_id})


def announce_comment(session: Session, comment: ReviewComment, base_url: str, unsubscribe: Unsubscribe, now: datetime) -> None:
    """To whom it names, as far as they want mail at once."""
    organisation = comment.organisation_id
    site_id = session.get_one(Guide, comment.guide_id).site_id
    wanted = {member.id for member in NewsChoice.who_wants(session, organisation, AT_ONCE, site_id)}
    named = [member for member in comment.mentioned(session) if member.id in wanted]
    where = f"reviews/{comment.review_id}" if comment.review_id else f"guides/{comment.guide_id}/reviews"
    text = f"{comment.by} wrote:\n\n{comment.text}\n\n{base_url}/{where}#comment-{comment.id}"
    _mail(session, organisation, named, f"{comment.by} mentioned you", text, unsubscribe, now, comment.member)


def _channels(session: Session, review: Review, sentence: str, address: str, now: datetime) -> None:
    fact, site_id = _fact(review, address, now), review.guide.site_id
    tell_channels(session, review.organisation_id, REVIEW, site_id, fact, sentence, now)


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
