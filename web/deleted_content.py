"""What an address points at that was deleted, for the member who may bring it back."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.guide import Guide
from models.release.content_deletion import deleted_guide
from models.site import Site
from web.kit.context import context
from web.lookup import find_guide, find_site, must_at


def find_deleted_guide(request: Request) -> Guide:
    """The guide of this address that was deleted, not with its site, if the member may bring it back."""
    here = context(request)
    guide = deleted_guide(here.db, here.organisation_id, request.path_params["guide_id"])
    if guide is None:
        find_guide(request, may="edit")  # who may not is refused as elsewhere; to who may, nothing is deleted here
        raise HTTPException(404)
    must_at(request, "edit", guide.site_id)
    return guide


def find_deleted_site(request: Request) -> Site:
    """The site of this address that was deleted, if the member may bring it back."""
    here = context(request)
    site = Site.find_deleted(here.db, here.organisation_id, request.path_params["site_id"])
    if site is None:
        find_site(request, may="manage")
        raise HTTPException(404)
    must_at(request, "manage", site.id)
    return site
