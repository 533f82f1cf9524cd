"""The page of a step under review, with the element outlined that the version points at."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from models.check.node_position import number_of
from models.check.watched_targets import version_targets
from models.page.snapshot_archive import PageSnapshot
from models.support.confined import ConfinedError
from models.targets import Target, check_page
from web.kit.context import context
from web.kit.resource import give_back_connection
from web.lookup import find_review


def show(request: Request) -> Response:
    """Leads to the newest snapshot of the page; where the target is not on it, the page comes without an outline."""
    review = find_review(request, may="view")
    here = context(request)
    targets = version_targets(review.guide, review.version(here.db))
    where, target = targets.get(request.path_params["step_id"], ("", {}))
    snapshot = PageSnapshot.newest(here.db, review.guide.site, where) if where else None
    if snapshot is None:
        raise HTTPException(404)
    snapshot_id, html = snapshot.id, snapshot.source(here.db, here.sealer)
    give_back_connection(request)
    node = _node(html, target)
    return RedirectResponse(f"/snapshots/{snapshot_id}/outline" + (f"?node={node}" if node is not None else ""), 303)


def _node(html: str, target: object) -> int | None:
    try:
        found = check_page(html, [Target.from_json(target)])[0]
        return number_of(html, found.xpath) if found.xpath else None
    except (ValueError, ConfinedError):
        return None
