"""What was deleted in the last 30 days, and can be brought back."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.respond import page
from web.lookup import must
from web.screens.deletion_list import deletion_list


def index(request: Request) -> Response:
    must(request, "view")
    return page(request, "deletions.html", listed=deletion_list(request))
