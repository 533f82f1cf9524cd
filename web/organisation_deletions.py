"""The deletion of an organisation: asked for by an owner who shows who they are, and taken back by an owner within 30 days."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account import Membership, Organisation
from models.account.organisation_deletion import DeletionRefused, bring_back, delete_organisation
from models.integration.link_letter import put_link_letter
from web.attempts import why_not_confirmed
from web.kit.client_identity import remember
from web.kit.context import Context, context, person_context
from web.kit.form_fields import as_typed
from web.kit.resource import saving
from web.kit.respond import go, partial
from web.lookup import must
from web.screens.deletion_panel import deletion_panel

LETTER = """{who} deleted {organisation} on Cairn.

Nobody gets in there any more, and its guides are shown to no visitor. Until {until} an owner can bring it back, here:

{url}

After that day everything in it is gone for good.
"""


def create(request: Request) -> Response:
    """Deletes it. Every member is told by mail, where mail is set up; this browser goes on without an organisation."""
    must(request, "own")
    problem = why_not_confirmed(request, context(request).member, as_typed(request, "deletion_password"))
    if problem:
        return partial(deletion_panel(request, problem), status=422)
    with saving(request) as session:
        must(request, "own")
        here = context(request)
        places = Membership.all_in(session, here.organisation_id)
        organisation = delete_organisation(session, here.membership, here.now)
        _tell(here, organisation, places)
        secret = here.session.renew(session, here.now)
    return remember(request, go(request, "/organisations"), secret)


def destroy(request: Request) -> Response:
    """Brings it back, and goes on in it."""
    someone = person_context(request)
    found = someone.db.get(Membership, (request.path_params["organisation_id"], someone.member.id))
    if found is None or found.organisation.is_open or someone.session.is_bound:
        raise HTTPException(404, "This organisation is not deleted, or you have no access to it.")
    try:
        bring_back(someone.db, found, someone.now)
    except DeletionRefused as refused:
        raise HTTPException(403, str(refused)) from refused
    secret = someone.session.renew(someone.db, someone.now, found.organisation_id)
    return remember(request, go(request, "/organisations"), secret)


def _tell(here: Context, organisation: Organisation, places: list[Membership]) -> None:
    if not here.settings.mail_url or organisation.gone_at is None:
        return
    until, url = f"{organisation.local(organisation.gone_at):%d %B %Y}", f"{here.settings.base_url}/organisations"
    text = LETTER.format(who=here.member.name, organisation=organisation.name, until=until, url=url)
    for one in places:
        subject = f"{organisation.name} was deleted"
        put_link_letter(here.db, organisation.id, one.member.email, subject, text, here.now)
