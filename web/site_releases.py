"""A site's releases: what was live when, and rolling back to it."""

from starlette.requests import Request
from starlette.responses import Response

from components.release_history import ReleaseHistory
from models.guide.approval import NotApproved
from models.release.publish import roll_back, take_everything_down
from models.release.release import ReleaseMove
from models.release.schema_conformity import DoesNotConform
from models.site import Site
from web.kit.context import context
from web.kit.form_fields import number, text
from web.kit.respond import also, go, page, partial, wants_part
from web.lookup import asked_environment, find_site, move_of
from web.screens.guide_rows import site_guides
from web.screens.release_history import release_history


def index(request: Request) -> Response:
    site = find_site(request, may="view")
    environment = asked_environment(request.query_params.get("environment", ""))
    return _answer(request, site, release_history(request, site, environment=environment))


def create(request: Request) -> Response:
    """Rolls back: what was live after an earlier move becomes live again."""
    site = find_site(request, may="publish")
    here = context(request)
    environment = asked_environment(text(request, "environment", 10))
    moves = ReleaseMove.history(here.db, site, environment)
    move = move_of(moves, number(request, "move", 0, 0, 2**53))
    if move.release_hash == moves[0].release_hash:
        sentence = "That is live already; nothing was changed."
        return _answer(request, site, release_history(request, site, sentence, environment=environment), 422)
    try:
        roll_back(here.db, site, move, by=here.member, now=here.now)
    except (DoesNotConform, NotApproved) as problem:
        sentence = f"That release can't be shown any more: {problem}"
        if isinstance(problem, NotApproved):
            sentence = f"{problem.guide.name}, as it was then, lacks approvals. {problem}"
        return _answer(request, site, release_history(request, site, sentence, environment=environment), 422)
    return _rolled_back(request, site, environment)


def destroy(request: Request) -> Response:
    """Switches everything off; rolling back brings it back. Doing it twice is fine."""
    site = find_site(request, may="publish")
    here = context(request)
    environment = asked_environment(request.query_params.get("environment", ""))
    gone = take_everything_down(here.db, site, by=here.member, now=here.now, environment=environment)
    return (
        _rolled_back(request, site, environment)
        if gone
        else _answer(
            request,
            site,
            release_history(request, site, "Nothing was live here; nothing was changed.", environment=environment),
            422,
        )
    )


def _rolled_back(request: Request, site: Site, environment: str) -> Response:
    if not wants_part(request):
        return go(request, f"/sites/{site.id}")
    return partial(release_history(request, site, environment=environment), also("#guide-list", site_guides(request, site, None)))


def _answer(request: Request, site: Site, releases: ReleaseHistory, status: int = 200) -> Response:
    if wants_part(request):
        return partial(releases, status=status)
    return page(request, "sites/releases.html", status, site=site, releases=releases)
