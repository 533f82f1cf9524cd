"""The default theme, live: what is published already wears it from now on."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import PublicationRefused
from models.release.publish import put_theme_live
from web.kit.context import context
from web.kit.respond import go, page
from web.lookup import find_site
from web.screens.theme_screen import theme_list


def create(request: Request) -> Response:
    site = find_site(request, may="publish")
    here = context(request)
    try:
        put_theme_live(here.db, site, by=here.member, now=here.now)
    except PublicationRefused as problem:
        return page(request, "sites/themes.html", 422, site=site, listed=theme_list(request, site), problem=str(problem))
    return go(request, f"/sites/{site.id}/themes")
