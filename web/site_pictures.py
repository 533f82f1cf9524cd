"""Pictures that Cairn keeps for a site: sent as they are, cleaned, answered with their address and size."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.account.organisation_quota import QuotaReached
from models.site.picture import Picture, cleaned
from models.site.picture_address import address_of
from models.site.picture_format import BadPicture
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.lookup import find_site


def create(request: Request) -> Response:
    """What it shows may stand behind the question mark, as `alt`."""
    find_site(request, may="edit")
    here = context(request)
    alt = " ".join(request.query_params.get("alt", "").split())
    try:
        give_back_connection(request)
        body = cleaned(here.body)
        with saving(request) as session:
            site = find_site(request, may="edit")
            picture = Picture.keep(session, site, body, context(request).member, here.now, alt=alt)
    except (BadPicture, QuotaReached) as problem:
        return JSONResponse({"detail": str(problem)}, 422)
    src = address_of(site.key, picture.name)
    return JSONResponse({"src": src, "width": picture.width, "height": picture.height}, 201, {"location": src})
