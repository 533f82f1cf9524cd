"""News that a planned publication did not happen: to whoever planned it, whatever else they chose to hear of, and to channels."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.organisation import Membership
from models.account.role import Role
from models.integration.channel_news import tell_channels
from models.integration.delivery import MAIL, Delivery
from models.integration.delivery_body import MailBody, RefusedPlanBody
from models.integration.news_category import RELEASE
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
    message, said = _message(plan, address, now), f"{subject}. {plan.reason} {address}"
    tell_channels(session, plan.organisation_id, RELEASE, plan.site_id, message, said, now)


def _message(plan: PlannedPublication, address: str, now: datetime) -> RefusedPlanBody:
    return {
        "type": "publication.refused",
        "timestamp": now.isoformat(timespec="seconds"),
        "data": {
            "site": plan.site_id,
            "guide": plan.guide.key,
            "name": plan.guide.name,
            "version": plan.version_hash,
            "reason": plan.reason,
            "url": address,
        },
    }


def _readers(session: Session, plan: PlannedPublication) -> list[Member]:
    """Whoever planned it; the owners, where that member is here no more."""
    seat = Membership.active(session, plan.organisation_id, plan.planned_by_id)
    if seat is not None and seat.may_at("view", plan.site_id):
        return [seat.member]
    seats = Membership.all_in(session, plan.organisation_id)
    return [one.member for one in seats if one.role == Role.OWNER.value and not one.is_suspended]
