"""A forgotten password: a link by mail, or in the operator's log. The answer is the same whoever is asked about."""

import logging

from starlette.requests import Request
from starlette.responses import Response

from components.forgotten_form import ForgottenForm
from models.account import Member, SignInLink
from models.account.audit_log import AuditEntry
from models.account.mail_address import BadMailAddress, read_mail_address
from web.attempts import TOO_MANY, may_try
from web.forms.name_field import SHOWN
from web.kit.context import public_context
from web.kit.form_fields import start_of_text
from web.kit.resource import saving
from web.kit.respond import page
from web.screens.person_letter import put_person_letter

LETTER = """Choose a new password for Cairn with this link. It works once, for an hour:

{url}

If you did not ask for it, leave it alone: your password stays as it is.
"""
NO_MAIL = "Somebody forgot the password, and there is no mail for a link. Set CAIRN_MAIL_URL, or read links with CAIRN_LOG=text."
log = logging.getLogger("cairn.links")


def new(request: Request) -> Response:
    return page(request, "forgotten.html", form=ForgottenForm())


def create(request: Request) -> Response:
    """Makes a link for a member; for an address that is nobody's only the same answer."""
    typed = start_of_text(request, "email", SHOWN)
    try:
        address = read_mail_address(typed)
    except BadMailAddress as refused:
        return page(request, "forgotten.html", 422, form=ForgottenForm(typed, str(refused)))
    if not may_try(request, f"forgotten {address}"):
        return page(request, "forgotten.html", 429, form=ForgottenForm(typed, TOO_MANY))
    with saving(request) as session:
        here = public_context(request)
        member = Member.by_email(session, address)
        secret = SignInLink.renewed(session, member, here.now) if member else None
        if member and secret:
            sentence = f"Somebody asked for a link to a new password of {member.name}."
            AuditEntry.note_of_person(session, member, "account.link_asked", sentence, here.now)
            _hand_over(request, member, f"{here.settings.base_url}/welcome/{secret}")
    return page(request, "forgotten.html", form=ForgottenForm(address, sent=True, has_mail=bool(here.settings.mail_url)))


def _hand_over(request: Request, member: Member, url: str) -> None:
    if not put_person_letter(request, member, member.email, "A new password for Cairn", LETTER.format(url=url)):
        said = "%s forgot the password; this link lets them in, once, for an hour: %s"
        log.warning(said, member.email, url, extra={"in_lines": NO_MAIL})
