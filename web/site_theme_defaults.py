"""Which of a site's themes its guides wear unless they choose another."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context
from web.kit.respond import partial
from web.site_themes import find_theme, listed


def update(request: Request) -> Response:
    site, theme = find_theme(request, may="edit")
    theme.become_default(context(request).db)
    return partial(listed(request, site))
