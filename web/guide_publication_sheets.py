"""What publishing a guide would do, on a sheet: nothing is changed by looking at it."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.respond import partial, wants_part
from web.lookup import find_guide
from web.screens.guide_page import guide_page
from web.screens.publication_sheet import publication_sheet


def show(request: Request) -> Response:
    guide = find_guide(request, may="publish")
    sheet = publication_sheet(request, guide)
    if wants_part(request):
        return partial(sheet)
    return guide_page(request, "guides/publication_sheet.html", guide, "", sheet=sheet)
