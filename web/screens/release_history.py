"""What was live on a site when, and who may roll back to it."""

from starlette.requests import Request

from components.release_history import ReleaseHistory
from models.release.release import ReleaseMove
from models.site import ENVIRONMENTS, Site
from web.kit.context import context


def release_history(request: Request, site: Site, problem: str = "", *, environment: str = ENVIRONMENTS[0]) -> ReleaseHistory:
    here = context(request)
    moves = ReleaseMove.history(here.db, site, environment)
    may = here.may_at("publish", site.id)
    return ReleaseHistory.of(site, moves, may_roll_back=may, problem=problem, environment=environment)
