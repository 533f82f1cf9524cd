"""Archived guides: out of the lists and off the site, with the way back beside it."""

from starlette.requests import Request
from starlette.responses import Response

from components.guide_row import GuideRow
from models.guide import Guide, Publication
from models.release.publish import take_down
from models.site import ENVIRONMENTS
from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_guide, must_at
from web.screens.guide_rows import guide_rows


def create(request: Request) -> Response:
    """Archives a guide; one that is live is taken down first, which takes the right to publish."""
    guide = find_guide(request, may="edit")
    here = context(request)
    row = _row(request, guide, "archived")
    for environment in ENVIRONMENTS:
        if Publication.of(here.db, guide, environment) is not None:
            must_at(request, "publish", guide.site_id)
            take_down(here.db, guide, by=here.member, now=here.now, environment=environment)
    guide.archive(here.now)
    return partial(row) if wants_part(request) else go(request, "/guides?archived=1")


def destroy(request: Request) -> Response:
    """Restores an archived guide as a draft; it is published again by hand, when its author has looked at it."""
    guide = find_guide(request, may="edit")
    guide.restore()
    return partial(_row(request, guide, "restored")) if wants_part(request) else go(request, "/guides")


def _row(request: Request, guide: Guide, just: str) -> GuideRow:
    return guide_rows(request, [guide], just)[0]
