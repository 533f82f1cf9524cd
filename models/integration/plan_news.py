"""News that a planned publication did not happen: to whoever planned it, whatever else they chose to hear of, and to Slack."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.organisation import Membership
from models.account.role import Role
from models.integration.delivery import MAIL, SLACK, Delivery
from models.integration.delivery_body import MailBody, SlackBody
from models.integration.news_channel import NewsChannel
from models.release.planned_publication import PlannedPublication
from models.support.random_name import random_name


def tell_refused(session: Session, plan: PlannedPublication, base_url: str, now: datetime) -> None:
    """In the transaction that refused it. It answers what somebody asked for, so there is nothing to unsubscribe from."""
    subject = f"{plan.guide.name} did not go live as planned"
    address = f"{base_url}/guides/{plan.guide_id}/planned-publication"
    text = f"{plan.reason}\n\nVisitors get what they got before. Plan it anew, or publish it by hand:\n{address}"
    for member in _readers(session, plan):
        body = MailBody(to=member.email, subject=subject, text=text)
        Delivery.put(session, plan.organisation_id, MAIL, random_name(24), body, now)
    if NewsChannel.of(session, plan.organisation_id).slack_url:
        said: SlackBody = {"text": _plain(f"{subject}. {plan.reason} {address}")}
        Delivery.put(session, plan.organisation_id, SLACK, random_name(24), said, now)


def _readers(session: Session, plan: PlannedPublication) -> list[Member]:
    """Whoever planned it; the owners, where that member is here no more."""
    seat = Membership.active(session, plan.organisation_id, plan.planned_by_id)
    if seat is not None and seat.may_at("view", plan.site_id):
        return [seat.member]
    seats = Membership.all_in(session, plan.organisation_id)
    return [one.member for one in seats if one.role == Role.OWNER.value and not one.is_suspended]


def _plain(text: str) -> str:
    """Slack reads these three as its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")[:30_000]
