"""Identified visitors of a site, for who manages it: found by the id that the page gives them, looked at and corrected."""

from starlette.requests import Request
from starlette.responses import Response

from models.event.person_pseudonym import subject_of
from models.privacy.visitor_rights import find_visitor, rectify
from models.site.identified_mode import IdentifiedMode
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, page, partial
from web.lookup import find_site
from web.screens.person_panel import LONGEST_ID, find_person, note_right, person_finder, person_panel

NOBODY = "Nothing is stored about a person with this id."


def index(request: Request) -> Response:
    site = find_site(request, may="manage")
    return page(request, "sites/people.html", site=site, finder=person_finder(request, site))


def create(request: Request) -> Response:
    """Leads to whoever has that id. It stands in no address, and is not kept."""
    site = find_site(request, may="manage")
    here = context(request)
    typed = form_fields.start_of_text(request, "person", LONGEST_ID + 1)
    mode = IdentifiedMode.of(here.db, site)
    found = find_visitor(here.db, mode, subject_of(site, typed)) if mode and typed else None
    if found is None:
        problem = NOBODY if typed else "Enter the id, as your page gives it to cairn.identify."
        finder = person_finder(request, site, typed=typed, problem=problem, may_object=bool(mode and typed))
        return page(request, "sites/people.html", 422, site=site, finder=finder)
    return go(request, f"/sites/{site.id}/people/{found.pseudonym}")


def show(request: Request) -> Response:
    person = find_person(request)
    return page(request, "sites/person.html", site=person.site, panel=person_panel(request, person))


def update(request: Request) -> Response:
    """Corrects attributes; an empty one is taken away."""
    person = find_person(request)
    here = context(request)
    typed = {name: form_fields.text(request, f"attribute-{number}", 200) for number, name in enumerate(person.mode.attributes)}
    rectify(here.db, person.mode, person.visitor, {name: value or None for name, value in typed.items()})
    note_right(request, person, "what is kept about a person was corrected.")
    return partial(person_panel(request, person, state="Saved"))
