"""The deletion of a guide: asked about with what goes along, and taken back within 30 days."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.content_deletion import ContentDeletion
from models.guide import Publication
from models.release.content_deletion import GoesAlong, GoneForGood, bring_guide_back, delete_guide
from models.site import ENVIRONMENTS
from web.deleted_content import find_deleted_guide
from web.kit.context import context
from web.kit.respond import go, page, partial, wants_part
from web.lookup import find_guide, must_at
from web.screens.deletion_list import deletion_list


def show(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    db, here = context(request).db, f"/guides/{guide.id}"
    live = any(Publication.of(db, guide, environment) for environment in ENVIRONMENTS)
    counts = GoesAlong.with_guide(db, guide).counts
    asked = ContentDeletion("guide", guide.name, counts, live, f"{here}/deletion", here)
    return page(request, "guides/deletion.html", name=guide.name, back=here, deletion=asked)


def create(request: Request) -> Response:
    """Deletes it; one that is live is taken down, which takes the right to publish."""
    guide, here = find_guide(request, may="edit"), context(request)
    if any(Publication.of(here.db, guide, environment) for environment in ENVIRONMENTS):
        must_at(request, "publish", guide.site_id)
    delete_guide(here.db, guide, here.member, here.now)
    return go(request, "/deletions")


def destroy(request: Request) -> Response:
    """Brings it back as a draft."""
    guide, here = find_deleted_guide(request), context(request)
    try:
        bring_guide_back(here.db, guide, here.member, here.now)
    except GoneForGood as problem:
        raise HTTPException(404, str(problem)) from problem
    return (
        partial(deletion_list(request, f"{guide.name} is back.")) if wants_part(request) else go(request, f"/guides/{guide.id}")
    )
