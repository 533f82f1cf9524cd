"""Archived guides: out of the lists and off the site, with the way back beside it; one, or several at once."""

from starlette.requests import Request
from starlette.responses import Response

from components.guide_list import Bulk
from components.guide_row import GuideRow
from models.guide import Guide, Publication
from models.release.publish import take_down
from models.site import ENVIRONMENTS
from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_guide, must_at
from web.screens.chosen_guides import chosen_guides, ids, listed_again, note_each
from web.screens.guide_rows import guide_rows

ADDRESS = "/guide-archivals"


def create(request: Request) -> Response:
    """Archives a guide; one that is live is taken down first, which takes the right to publish."""
    guide = find_guide(request, may="edit")
    row = _row(request, guide, "archived")
    _archive(request, guide)
    return partial(row) if wants_part(request) else go(request, "/guides?status=archived")


def destroy(request: Request) -> Response:
    """Restores an archived guide as a draft; it is published again by hand, when its author has looked at it."""
    guide = find_guide(request, may="edit")
    guide.restore()
    return partial(_row(request, guide, "restored")) if wants_part(request) else go(request, "/guides")


def create_all(request: Request) -> Response:
    """Archives all that were chosen, or none of them."""
    guides = [guide for guide in chosen_guides(request) if guide.archived_at is None]
    live = sum(_archive(request, guide) for guide in guides)
    note_each(request, guides, "was archived")
    said = f"{_count(guides)} archived." + (f" {live} of them {'was' if live == 1 else 'were'} live until now." if live else "")
    return listed_again(request, Bulk(sentence=said, undo=ADDRESS, guides=ids(guides)), guides)


def destroy_all(request: Request) -> Response:
    """Restores all that were chosen, as drafts."""
    guides = [guide for guide in chosen_guides(request) if guide.archived_at is not None]
    for guide in guides:
        guide.restore()
    note_each(request, guides, "was restored")
    said = f"{_count(guides)} restored. What was live has to be published again."
    return listed_again(request, Bulk(sentence=said, undo=ADDRESS, method="post", guides=ids(guides)), guides)


def _archive(request: Request, guide: Guide) -> bool:
    """Whether it was live anywhere."""
    here, live = context(request), False
    for environment in ENVIRONMENTS:
        if Publication.of(here.db, guide, environment) is not None:
            must_at(request, "publish", guide.site_id)
            take_down(here.db, guide, by=here.member, now=here.now, environment=environment)
            live = True
    guide.archive(here.now)
    return live


def _row(request: Request, guide: Guide, just: str) -> GuideRow:
    return guide_rows(request, [guide], just)[0]


def _count(guides: list[Guide]) -> str:
    return f"{len(guides)} guide{' is' if len(guides) == 1 else 's are'}"
