"""The deletion of a site with its guides: asked about with what goes along, and taken back within 30 days."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.content_deletion import ContentDeletion
from models.release.content_deletion import GoesAlong, GoneForGood, bring_site_back, delete_site
from web.deleted_content import find_deleted_site
from web.kit.context import context
from web.kit.respond import go, page, partial, wants_part
from web.lookup import find_site
from web.screens.deletion_list import deletion_list


def show(request: Request) -> Response:
    site = find_site(request, may="manage")
    here, counts = f"/sites/{site.id}", GoesAlong.with_site(context(request).db, site).counts
    live = any(number for number, name in counts if name == "live guide")
    asked = ContentDeletion("site", site.name, counts, live, f"{here}/deletion", here)
    return page(request, "sites/deletion.html", name=site.name, back=here, deletion=asked)


def create(request: Request) -> Response:
    """Deletes it; visitors get nothing of it within seconds."""
    site, here = find_site(request, may="manage"), context(request)
    delete_site(here.db, site, here.member, here.now)
    return go(request, "/deletions")


def destroy(request: Request) -> Response:
    """Brings it back, with everything live as it was."""
    site, here = find_deleted_site(request), context(request)
    try:
        bring_site_back(here.db, site, here.member, here.now)
    except GoneForGood as problem:
        raise HTTPException(404, str(problem)) from problem
    if wants_part(request):
        return partial(deletion_list(request, f"{site.name} is back."))
    return go(request, f"/sites/{site.id}")
