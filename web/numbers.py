"""The numbers of all sites that a member may look at: what needs attention first, then guides by how often they were met."""

from starlette.requests import Request
from starlette.responses import Response

from models.event.numbers_overview import guides_ever
from models.guide import Guide
from models.site import Site
from web.forms.asked_numbers import asked_numbers
from web.kit.context import context
from web.kit.respond import page, partial, unchanged, wants_part
from web.lookup import must
from web.screens.number_files import overview_csv, overview_json
from web.screens.overview_panel import Below, overview_bar, overview_panel, overview_seen


def show(request: Request) -> Response:
    """The screen or, for one that is open already, its figures: nothing where nothing was counted since."""
    must(request, "view")
    here, asked, guides = context(request), asked_numbers(request), _guides(request)
    sites = [site.id for site in Site.all_of(here.db, here.organisation_id) if here.reach.role_at(site.id)]
    seen = overview_seen(request, asked, guides, sites)
    if wants_part(request) and seen and request.query_params.get("seen") == seen:
        return unchanged()
    panel = overview_panel(request, asked, guides, sites, seen)
    if wants_part(request):
        return partial(panel)
    more = Below(overview_bar(request, asked), asked.query.link())
    return page(request, "numbers.html", panel=panel, more=more, title=here.organisation.name, site=None)


def show_csv(request: Request) -> Response:
    must(request, "view")
    return overview_csv(request, asked_numbers(request), _guides(request), "all-sites")


def show_json(request: Request) -> Response:
    must(request, "view")
    return overview_json(request, asked_numbers(request), _guides(request), "all-sites")


def _guides(request: Request) -> list[Guide]:
    here = context(request)
    return guides_ever(here.db, here.organisation_id, but=here.reach.hidden)
