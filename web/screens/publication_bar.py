"""Where a guide stands, for the bar above every one of its screens."""

from starlette.requests import Request

from components.publication_bar import PublicationBar
from models.guide import Guide
from models.release.live_state import LiveState
from models.release.taken_down import TakenDown
from models.release.unpublished_changes import as_drafted
from models.site import ENVIRONMENTS
from web.kit.context import context


def publication_bar(request: Request, guide: Guide, problem: str = "") -> PublicationBar:
    here = context(request)
    stands = LiveState.of(here.db, guide)
    live, staging = (stands.live.get(environment) for environment in ENVIRONMENTS)
    same = as_drafted(here.db, guide, stands.live)
    may_publish = here.reach.may_at("publish", guide.site_id)
    taken_down = TakenDown.of(here.db, guide, here.now) if may_publish and live is None else None
    return PublicationBar.of(guide, live, may_publish, problem, staging, same, stands.plan, taken_down)
