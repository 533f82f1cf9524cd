"""Pictures that Cairn keeps for a site: sent as they are, answered with their address and size."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.site.picture import Picture
from models.site.picture_address import address_of
from models.site.picture_format import BadPicture
from web.kit.context import context
from web.lookup import find_site


def create(request: Request) -> Response:
    site = find_site(request, may="edit")
    here = context(request)
    try:
        picture = Picture.keep(here.db, site, here.body, here.member, here.now)
    except BadPicture as problem:
        return JSONResponse({"detail": str(problem)}, 422)
    src = address_of(site.key, picture.name)
    return JSONResponse({"src": src, "width": picture.width, "height": picture.height}, 201, {"location": src})
