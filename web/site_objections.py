"""Objections of end users of whom nothing is stored, named by the id that the page gives them: so that nothing ever is."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.event.identified_visitor import IdentifiedVisitor
from models.event.person_pseudonym import pseudonym_of, subject_of
from models.privacy.visitor_rights import object_to
from models.site.identified_mode import IdentifiedMode
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go
from web.lookup import find_site
from web.screens.person_panel import LONGEST_ID, Person, note_right


def create(request: Request) -> Response:
    """The id is not kept, here neither: what is, is the pseudonym that is made of it."""
    site, here = find_site(request, may="manage"), context(request)
    typed = form_fields.start_of_text(request, "person", LONGEST_ID + 1)
    mode = IdentifiedMode.of(here.db, site)
    if mode is None or not typed:
        raise HTTPException(422, "Enter the id of who objects, as your page gives it to cairn.identify.")
    pseudonym = pseudonym_of(here.db, mode, subject_of(site, typed), may_make=True)
    visitor = IdentifiedVisitor.met(here.db, mode, pseudonym, here.organisation.local(here.now).date())
    object_to(visitor, here.now)
    note_right(request, Person(site, mode, visitor), "a person objected: nothing more is noted about them.")
    return go(request, f"/sites/{site.id}/people/{visitor.pseudonym}")
