"""The numbers of all sites that a member may look at: what needs attention first, then guides by how often they were met."""

from starlette.requests import Request
from starlette.responses import Response

from models.event.numbers_overview import guides_ever
from models.guide import Guide
from web.forms.asked_numbers import asked_numbers
from web.kit.context import context
from web.kit.respond import page
from web.lookup import must
from web.screens.number_files import overview_csv, overview_json
from web.screens.overview_panel import numbers_overview


def show(request: Request) -> Response:
    must(request, "view")
    asked, name = asked_numbers(request), context(request).organisation.name
    parts = numbers_overview(request, asked, _guides(request), request.url.path)
    return page(request, "numbers.html", parts=parts, title=name, site=None, link=asked.query.link(), rejected=None)


def show_csv(request: Request) -> Response:
    must(request, "view")
    return overview_csv(request, asked_numbers(request), _guides(request), "all-sites")


def show_json(request: Request) -> Response:
    must(request, "view")
    return overview_json(request, asked_numbers(request), _guides(request), "all-sites")


def _guides(request: Request) -> list[Guide]:
    here = context(request)
    return guides_ever(here.db, here.organisation_id, but=here.reach.hidden)
