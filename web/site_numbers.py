"""The numbers of one site: what needs attention first, then guides by how often they were met."""

from starlette.requests import Request
from starlette.responses import Response

from components.rejected_list import RejectedList
from models.event.number_period import Period
from models.event.numbers_overview import guides_ever
from models.event.rejected_count import rejected_in
from models.guide import Guide
from models.site import Site
from web.forms.asked_numbers import asked_numbers
from web.kit.context import context
from web.kit.respond import page, partial, unchanged, wants_part
from web.lookup import find_site
from web.screens.note_list import note_list
from web.screens.number_files import overview_csv, overview_json
from web.screens.overview_panel import Below, overview_bar, overview_panel, overview_seen


def show(request: Request) -> Response:
    """The screen or, for one that is open already, its figures: nothing where nothing was counted since."""
    site, asked = find_site(request, may="view"), asked_numbers(request)
    guides = _guides(request, site)
    seen = overview_seen(request, asked, guides, [site.id])
    if wants_part(request) and seen and request.query_params.get("seen") == seen:
        return unchanged()
    panel = overview_panel(request, asked, guides, [site.id], seen)
    if wants_part(request):
        return partial(panel)
    rejected, notes = _rejected(request, site, asked.period), note_list(request, site, asked.period)
    more = Below(overview_bar(request, asked), asked.query.link(), rejected, notes)
    return page(request, "numbers.html", panel=panel, more=more, title=site.name, site=site)


def show_csv(request: Request) -> Response:
    site = find_site(request, may="view")
    return overview_csv(request, asked_numbers(request), _guides(request, site), site.key)


def show_json(request: Request) -> Response:
    site = find_site(request, may="view")
    return overview_json(request, asked_numbers(request), _guides(request, site), site.key)


def _guides(request: Request, site: Site) -> list[Guide]:
    return guides_ever(context(request).db, site.organisation_id, site_id=site.id)


def _rejected(request: Request, site: Site, period: Period) -> RejectedList | None:
    """For who manages the site."""
    here = context(request)
    if not here.reach.may_at("manage", site.id):
        return None
    return RejectedList(rejected_in(here.db, site, period), site.id)
