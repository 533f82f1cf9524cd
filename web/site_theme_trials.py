"""A theme as it is being typed: measured and drawn, and nothing is kept."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.respond import partial
from web.site_themes import find_theme, tried


def create(request: Request) -> Response:
    site, theme = find_theme(request, may="edit")
    return partial(tried(request, site, theme))
