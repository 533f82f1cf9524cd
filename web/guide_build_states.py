"""How far a member's build session is: asked by the editor that began it, so that each step appears there as it is made."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.guide.build_session import BuildSession
from models.guide.live_edit import draft_state, is_of_live_page
from web.kit.context import context
from web.lookup import find_guide


def show(request: Request) -> Response:
    """`step` is the one worked on last and `state` names the draft that the session has left, while nobody edited after it."""
    guide = find_guide(request, may="edit")
    here = context(request)
    build = BuildSession.newest(here.db, guide, here.member)
    if build is None:
        return JSONResponse({"is_open": False, "step": "", "state": ""}, headers={"cache-control": "no-store"})
    last = build.recorded[-1] if build.recorded else build.step_id
    is_theirs = guide.edited_by_id == here.member.id and is_of_live_page(guide.can_undo() or "")
    state = draft_state(guide) if is_theirs else ""
    said = {"is_open": build.is_open(here.now), "step": last, "state": state}
    return JSONResponse(said, headers={"cache-control": "no-store"})
