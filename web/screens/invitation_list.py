"""Who is invited, and the form that invites; with the link that was just made."""

from dataclasses import replace

from starlette.requests import Request

from components.invitation_list import FreshLink, InvitationList
from models.account import Role
from models.account.audit_log import AuditEntry
from models.account.invitation import Invitation
from models.account.role import grantable
from models.integration.link_letter import put_link_letter
from web.kit.context import context

LETTER = """{who} invites you to {organisation} on Cairn, where you would be {role}.

Join with this link, until {until}. It works once:

{url}

If you don't know {who}, leave it alone: nothing happens.
"""


def invitation_list(request: Request, fresh: FreshLink | None = None) -> InvitationList:
    here = context(request)
    lines = InvitationList.lines_of(Invitation.all_of(here.db, here.organisation_id), here.now)
    roles = tuple(grantable(Role(here.membership.role)))
    return InvitationList(lines, roles, bool(here.settings.mail_url), fresh=fresh)


def refused_invitation(request: Request, email: str, role: str, days: int, problem: str) -> InvitationList:
    return replace(invitation_list(request), email=email, role=role, days=days, problem=problem)


def fresh_link(request: Request, invitation: Invitation, secret: str, *, by_mail: bool) -> FreshLink:
    """The link of an invitation, to be shown once; on its way by mail, too, when that was asked for and mail is set up."""
    here = context(request)
    url = f"{here.settings.base_url}/join/{secret}"
    by_mail = by_mail and bool(here.settings.mail_url)
    organisation, who = here.organisation.name, here.member.name
    if by_mail:
        until = f"{here.organisation.local(invitation.expires_at):%d %B %Y}"
        text = LETTER.format(who=who, organisation=organisation, role=invitation.role, until=until, url=url)
        subject = f"{who} invites you to {organisation}"
        put_link_letter(here.db, here.organisation_id, invitation.email, subject, text, here.now)
    sentence = f"{invitation.email} is invited as {invitation.role}{', by mail' if by_mail else ', with a link'}."
    AuditEntry.note(here.db, here.organisation_id, "member.invited", sentence, here.member, here.now)
    return FreshLink(invitation.email, url, by_mail)
