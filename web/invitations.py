"""Invitations to the organisation: made for an address, and taken back."""

from starlette.requests import Request
from starlette.responses import Response

from models.account import Role
from models.account.audit_log import AuditEntry
from models.account.invitation import GOOD_FOR_DAYS, Invitation, InvitationRefused
from models.account.mail_address import BadMailAddress, read_mail_address
from models.account.role import grantable
from web.forms.name_field import SHOWN
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_invitation, must
from web.screens.invitation_list import fresh_link, invitation_list, refused_invitation


def create(request: Request) -> Response:
    """Invites an address, by mail or with a link to hand over. One that is invited already gets the new role and a new link."""
    must(request, "manage")
    here = context(request)
    email, role = form_fields.start_of_text(request, "email", SHOWN), form_fields.text(request, "role", 20)
    days = form_fields.number(request, "days", GOOD_FOR_DAYS[0], min(GOOD_FOR_DAYS), max(GOOD_FOR_DAYS))
    try:
        address = read_mail_address(email)
        _refuse_beyond_reach(request, address, role)
        made = Invitation.make(here.db, here.organisation_id, address, Role(role), here.member, here.now, days)
    except (BadMailAddress, InvitationRefused) as refused:
        return partial(refused_invitation(request, email, role, days, str(refused)), status=422)
    by_mail = form_fields.text(request, "by", 10) == "mail"
    return partial(invitation_list(request, fresh_link(request, *made, by_mail=by_mail)))


def destroy(request: Request) -> Response:
    """Takes an invitation back; its link opens nothing any more."""
    invitation = find_invitation(request)
    here = context(request)
    if invitation.take_back(here.db):
        sentence = f"The invitation of {invitation.email} was taken back."
        AuditEntry.note(here.db, here.organisation_id, "invitation.taken_back", sentence, here.member, here.now)
    here.db.expunge(invitation)
    return partial(invitation_list(request))


def _refuse_beyond_reach(request: Request, address: str, role: str) -> None:
    """An admin can't invite an owner, and can't turn the invitation of one into another."""
    here = context(request)
    if role not in grantable(Role(here.membership.role)):
        raise InvitationRefused("Choose a role that you may give.")
    waiting = Invitation.waiting_for(here.db, here.organisation_id, address)
    if waiting and waiting.role not in grantable(Role(here.membership.role)):
        raise InvitationRefused("That address is invited as owner; only an owner can change that.")
