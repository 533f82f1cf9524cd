"""Asking for a link by which one joins the organisation of one's address. The answer is the same whoever asks for whom."""

import logging

from starlette.requests import Request
from starlette.responses import Response

from components.join_request import JoinRequest
from models.account.invitation import InvitationRefused
from models.account.mail_address import BadMailAddress, read_mail_address
from models.account.openid.domain_invitation import invite_by_domain
from models.integration.link_letter import put_link_letter
from web.attempts import TOO_MANY, may_try
from web.forms.name_field import SHOWN
from web.kit.context import public_context
from web.kit.form_fields import start_of_text
from web.kit.resource import saving
from web.kit.respond import page

TITLE = "Join your organisation"
LETTER = """Join {organisation} on Cairn with this link. It works once, for a day:

{url}

If you did not ask for it, leave it alone: nobody joins without it.
"""
NO_MAIL = "Somebody asked to join, and there is no mail for a link. Set CAIRN_MAIL_URL, or read links with CAIRN_LOG=text."
log = logging.getLogger("cairn.links")


def new(request: Request) -> Response:
    return page(request, "join_request.html", title=TITLE, form=JoinRequest(joins=True))


def create(request: Request) -> Response:
    typed = start_of_text(request, "email", SHOWN)
    try:
        address = read_mail_address(typed)
    except BadMailAddress as refused:
        return _page(request, JoinRequest(joins=True, email=typed, problem=str(refused)), 422)
    if not may_try(request, f"join {address}"):
        return _page(request, JoinRequest(joins=True, email=typed, problem=TOO_MANY), 429)
    here = public_context(request)
    with saving(request) as session:
        try:
            made = invite_by_domain(session, address, here.settings.verified_domains, here.now)
        except InvitationRefused:  # too many wait for an answer
            made = None
        if made:
            invitation, secret = made
            url = f"{here.settings.base_url}/join/{secret}"
            text = LETTER.format(organisation=invitation.organisation.name, url=url)
            if here.settings.mail_url:
                subject = f"Join {invitation.organisation.name} on Cairn"
                put_link_letter(session, invitation.organisation_id, address, subject, text, here.now)
            else:
                said = "%s asked to join %s; this link does it, once: %s"
                log.warning(said, address, invitation.organisation.name, url, extra={"in_lines": NO_MAIL})
    return _page(request, JoinRequest(joins=True, email=address, sent=True, has_mail=bool(here.settings.mail_url)))


def _page(request: Request, form: JoinRequest, status: int = 200) -> Response:
    return page(request, "join_request.html", status, title=TITLE, form=form)
