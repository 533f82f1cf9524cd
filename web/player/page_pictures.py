"""Pictures of the pages on which members point: sent by their browsers once they have seen what is sent, or refused for good."""

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.account import Membership
from models.account.organisation_quota import QuotaReached, assert_room
from models.guide.pointed_step import GONE
from models.page.page_picture import LARGEST, LONGEST_HEAD, PagePicture, keep_picture, read_picture
from models.site import BadAddress, read_address
from web.kit.context import instance
from web.kit.places import NoPlace
from web.player.build_state import BuildState, build_state
from web.player.builder_request import ANSWERED, MAY_SEND, Building, building
from web.player.visitor_request import visitors


@visitors
async def create(request: Request) -> Response:
    """201 when the picture is kept, and with it that its sender sends them; DELETE says that they send none."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=MAY_SEND)
    if request.method == "DELETE":
        return JSONResponse(await run_sync(_refuse, await building(request)), headers=ANSWERED)
    asked = await building(request, LARGEST + LONGEST_HEAD)
    kept = await run_sync(_keep, asked, limiter=instance(request).capacity.network)
    return JSONResponse(kept, 201, headers=ANSWERED)


def _keep(asked: Building) -> BuildState:
    try:
        with asked.place():
            picture = read_picture(asked.rest)
        read_address(picture.page)
    except NoPlace as problem:
        raise HTTPException(429, f"No picture was kept: {problem}", {"retry-after": "2"}) from problem
    except (ValueError, BadAddress) as problem:
        raise HTTPException(422, f"No picture was kept: {problem}") from problem
    return _save(asked, picture)


def _save(asked: Building, picture: PagePicture) -> BuildState:
    with asked.writing() as (session, build, now):
        site = build.guide.site
        if build.guide.document.step(picture.step) is None:
            raise HTTPException(422, GONE)
        if not site.owns(picture.page):
            raise HTTPException(422, f"No picture was kept: this page is not one of {site.name}.")
        try:
            assert_room(session, build.organisation_id, "storage")
        except QuotaReached as problem:
            raise HTTPException(422, f"No picture was kept: {problem}") from problem
        keep_picture(session, instance(asked.request).sealer, site, build.guide_id, picture, now)
        session.get_one(Membership, (build.organisation_id, build.member_id)).sends_pictures = True
        return build_state(asked.request, session, build)


def _refuse(asked: Building) -> BuildState:
    with asked.writing() as (session, build, _):
        session.get_one(Membership, (build.organisation_id, build.member_id)).sends_pictures = False
        return build_state(asked.request, session, build)
