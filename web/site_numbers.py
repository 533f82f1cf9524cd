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
from web.kit.respond import page
from web.lookup import find_site
from web.screens.number_files import overview_csv, overview_json
from web.screens.overview_panel import numbers_overview


def show(request: Request) -> Response:
    site, asked = find_site(request, may="view"), asked_numbers(request)
    parts = numbers_overview(request, asked, _guides(request, site), request.url.path)
    rejected, link = _rejected(request, site, asked.period), asked.query.link()
    return page(request, "numbers.html", parts=parts, title=site.name, site=site, link=link, rejected=rejected)


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
