"""Whether a site's install tag has been seen."""

from starlette.requests import Request
from starlette.responses import Response

from components.site_tag import SiteTag
from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_site


def show(request: Request) -> Response:
    site = find_site(request, may="view")
    if not wants_part(request):
        return go(request, f"/sites/{site.id}")
    return partial(SiteTag.of(site, context(request).now))
