"""An e-mail to a person about their account, where mail is set up."""

from starlette.requests import Request

from models.account import Member, Membership
from models.integration.link_letter import put_link_letter
from web.kit.context import public_context


def put_person_letter(request: Request, member: Member, to: str, subject: str, text: str) -> bool:
    """Puts it into the outbox of an organisation of theirs; whether there is one, and mail is set up."""
    here = public_context(request)
    places = Membership.all_of(here.db, member.id)
    if not here.settings.mail_url or not places:
        return False
    put_link_letter(here.db, places[0].organisation_id, to, subject, text, here.now)
    return True
