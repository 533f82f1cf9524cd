"""A site's library: its pictures and the steps kept for reuse, on one page."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.guide.picture_usage import library
from models.site.picture_address import address_of
from web.kit.context import context
from web.kit.respond import page, partial, wants_part
from web.lookup import find_site
from web.screens.library_screen import kept_step_list, picture_list


def show(request: Request) -> Response:
    site = find_site(request, may="view")
    pictures = picture_list(request, site)
    if wants_part(request):
        return partial(pictures)
    steps = kept_step_list(request, site)
    return page(request, "sites/library.html", site=site, pictures=pictures, steps=steps)


def show_choices(request: Request) -> Response:
    """The pictures alone, for a text to take one: what each is called, shows and measures."""
    site = find_site(request, may="view")
    found = [
        {"src": address_of(site.key, one.name), "alt": one.alt, "width": one.width, "height": one.height}
        for one in library(context(request).db, site)
    ]
    return JSONResponse({"pictures": found}, headers={"cache-control": "private, no-store"})
