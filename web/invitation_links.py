"""A new link for an invitation; the one before it opens nothing any more."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_invitation
from web.screens.invitation_list import fresh_link, invitation_list


def create(request: Request) -> Response:
    return _renew(request, by_mail=False)


def create_letter(request: Request) -> Response:
    """The same, on its way by mail."""
    return _renew(request, by_mail=True)


def _renew(request: Request, *, by_mail: bool) -> Response:
    invitation = find_invitation(request)
    here = context(request)
    secret = invitation.renew(here.db, here.now)
    return partial(invitation_list(request, fresh_link(request, invitation, secret, by_mail=by_mail)))
