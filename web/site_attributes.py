"""The attributes that a site's pages tell the player: declared by name and type, never by value."""

from starlette.requests import Request
from starlette.responses import Response

from components.attribute_list import AttributeList
from models.guide.attribute_usage import attribute_usage
from models.site import Site
from models.site.site_attribute import LONGEST_NAME, LONGEST_NOTE, BadAttribute, SiteAttribute
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, page, partial, wants_part
from web.lookup import find_attribute, find_site


def index(request: Request) -> Response:
    site = find_site(request, may="view")
    return _answer(request, site, _listed(request, site))


def create(request: Request) -> Response:
    """Declares one more."""
    site = find_site(request, may="edit")
    here = context(request)
    name, kind = form_fields.start_of_text(request, "name", LONGEST_NAME + 1), form_fields.text(request, "type", 10)
    note = form_fields.text(request, "note", LONGEST_NOTE)
    try:
        SiteAttribute.declare(here.db, site, name, kind, note, here.now)
    except BadAttribute as problem:
        return _answer(request, site, _listed(request, site, (name, kind, note), str(problem)), 422)
    if wants_part(request):
        return partial(_listed(request, site))
    return go(request, f"/sites/{site.id}/attributes")


def destroy(request: Request) -> Response:
    """Takes the declaration away; rules that name the attribute go on working."""
    site, attribute = find_attribute(request, may="edit")
    here = context(request)
    here.db.delete(attribute)
    here.db.flush()
    return partial(_listed(request, site))


def _listed(request: Request, site: Site, typed: tuple[str, str, str] = ("", "text", ""), problem: str = "") -> AttributeList:
    here = context(request)
    may_edit, usage = here.reach.may_at("edit", site.id), attribute_usage(here.db, site.id)
    attributes = SiteAttribute.all_of(here.db, site)
    return AttributeList.of(site.id, attributes, usage, may_edit=may_edit, typed=typed, problem=problem)


def _answer(request: Request, site: Site, listed: AttributeList, status: int = 200) -> Response:
    if wants_part(request):
        return partial(listed, status=status)
    return page(request, "sites/attributes.html", status, site=site, listed=listed)
