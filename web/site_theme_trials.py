"""A theme as it is being typed: measured and drawn, and nothing is kept."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.respond import partial
from web.lookup import find_theme
from web.screens.theme_screen import typed_form


def create(request: Request) -> Response:
    site, theme = find_theme(request, may="edit")
    return partial(typed_form(request, site, theme))
