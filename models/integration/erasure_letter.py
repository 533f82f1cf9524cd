"""Letters about an erasure: the warning before it, and the receipt after it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.organisation import Membership
from models.account.role import Role
from models.integration.delivery import MAIL, Delivery
from models.integration.delivery_body import MailBody
from models.integration.link_letter import put_link_letter
from models.privacy.erasure import Erasure
from models.privacy.visitor_erasure import VisitorErasure
from models.site.site import Site

LETTER_KEY = "erasure-receipt-"
"""How the keys of receipts begin: such a letter is deleted as soon as it went."""

WARNING = """{name} asked on {asked:%d %B %Y} to be erased, and is going to be on {due:%d %B %Y}, by itself.

{hindered}Whoever asked can cancel it until then:

{url}
"""
VISITOR_WARNING = """A person of {site} is going to be erased on {due:%d %B %Y}, by itself, as it was asked on
{asked:%d %B %Y}. Nothing more is noted about them meanwhile.

Whoever asked can cancel it until then:

{url}
"""
RECEIPT = """Your account on Cairn was erased on {done:%d %B %Y}, as you asked on {asked:%d %B %Y}.

What went or was emptied, by table:

{rows}

What your organisations made stays with them, without your name. Backups hold nothing of yours that anybody can open. This letter
is deleted from Cairn as soon as it is on its way.
"""


def put_warning(session: Session, erasure: Erasure, hindered: str, base_url: str, now: datetime) -> None:
    """To whoever asked, the owners of their organisations, and the operators, through one of those organisations."""
    places = Membership.all_of(session, erasure.member_id)
    if not places:
        return
    member = session.get_one(Member, erasure.member_id)
    said = f"It can't happen as it is: {hindered}\n\n" if hindered else ""
    text = WARNING.format(
        name=member.name, asked=erasure.asked_at, due=erasure.due_at, hindered=said, url=f"{base_url}/account/privacy"
    )
    for address in {member.email: None, **dict.fromkeys(_others(session, places))}:
        put_link_letter(session, places[0].organisation_id, address, f"{member.name} is going to be erased", text, now)


def put_visitor_warning(session: Session, erasure: VisitorErasure, base_url: str, now: datetime) -> None:
    """To the owners and admins of the organisation. Visitors are never written to."""
    site = session.get_one(Site, erasure.site_id)
    url = f"{base_url}/sites/{site.id}/people"
    text = VISITOR_WARNING.format(asked=erasure.asked_at, due=erasure.due_at, site=site.name, url=url)
    subject = f"A person of {site.name} is going to be erased"
    for place in Membership.all_in(session, erasure.organisation_id):
        if place.role in {Role.OWNER.value, Role.ADMIN.value} and not place.is_suspended:
            put_link_letter(session, erasure.organisation_id, place.member.email, subject, text, now)


def put_receipt(session: Session, erasure: Erasure, organisation_id: int, address: str, now: datetime) -> None:
    """It is about nobody: what would say whose it is was erased just now."""
    rows = "\n".join(f"- {name}: {count}" for name, count in sorted(erasure.rows.items()))
    text = RECEIPT.format(done=now, asked=erasure.asked_at, rows=rows)
    body = MailBody(to=address, subject="Your account on Cairn was erased", text=text)
    letter = Delivery.put(session, organisation_id, MAIL, f"{LETTER_KEY}{erasure.member_id}", body, now)
    letter.about = ""


def _others(session: Session, places: list[Membership]) -> list[str]:
    owners = [
        one.member.email
        for place in places
        for one in Membership.all_in(session, place.organisation_id)
        if one.role == Role.OWNER.value and not one.is_suspended
    ]
    return [*owners, *(one.email for one in session.scalars(select(Member).where(Member.operator_since.is_not(None))))]
