"""A page of nobody's, on which a theme is looked at: an opaque origin, in which nothing runs but what draws steps."""

from starlette.requests import Request
from starlette.responses import Response

from web.lookup import find_site
from web.snapshot_policy import picker_frame
from web.stage_page import PAGE


def show(request: Request) -> Response:
    find_site(request, may="view")
    return picker_frame(request, PAGE, images=("https:",))  # a theme's logo may lie anywhere
