"""Links with which somebody founds an organisation, made by an operator."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.founding_link import FoundingLink
from models.account.audit_log import AuditEntry
from models.account.mail_address import BadMailAddress, read_mail_address
from models.account.set_up_link import SetUpLink
from web.forms.name_field import SHOWN
from web.kit.form_fields import start_of_text
from web.kit.respond import partial
from web.lookup import operator_context


def create(request: Request) -> Response:
    """Shows it once. An earlier one for the same address stops working."""
    here, typed = operator_context(request), start_of_text(request, "founder", SHOWN)
    if here.settings.organisations == "closed":
        raise HTTPException(422, "CAIRN_ORGANISATIONS is closed here: only the command line founds organisations.")
    try:
        email = read_mail_address(typed)
    except BadMailAddress as refused:
        return partial(FoundingLink(typed, str(refused)), status=422)
    secret = SetUpLink.make(here.db, email, here.now)
    sentence = f"{here.member.name}, as operator, invited {email} to found an organisation."
    AuditEntry.note_of_person(here.db, here.member, "operator.founding_link", sentence, here.now)
    return partial(FoundingLink(email, link=f"{here.settings.base_url}/set-up/{secret}"))
