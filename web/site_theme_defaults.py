"""Which of a site's themes its guides wear unless they choose another."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_theme
from web.screens.theme_screen import theme_list


def update(request: Request) -> Response:
    site, theme = find_theme(request, may="edit")
    theme.become_default(context(request).db)
    return partial(theme_list(request, site))


def destroy(request: Request) -> Response:
    """Cairn's own look is the default again."""
    site, theme = find_theme(request, may="edit")
    theme.stop_as_default(context(request).db)
    return partial(theme_list(request, site))
