"""Elements pointed at on the live page: each becomes its step's target, or, while recording, a step of its own."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import NotRequired

from anyio.to_thread import run_sync
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.guide.build_session import OPENER, BuildSession
from models.guide.pointed_step import TargetDisputed, point
from models.guide.recorded_click import record, take_back, take_back_again
from models.guide.target_verdict import TargetVerdict
from models.page.snapshot_archive import PageSnapshot
from models.site import read_address
from models.support.confined import ConfinedError
from models.support.sealer import Unsealable
from models.targets.live_pick import LARGEST, LivePick, describe_live_pick, with_fetched_page
from models.targets.pick_body import LONGEST_NAME
from web.kit.context import instance
from web.kit.places import NoPlace
from web.player.build_state import BuildState, build_state
from web.player.builder_request import ANSWERED, MAY_SEND, Building, building
from web.player.visitor_request import visitors

UNIQUE = "The first selector matches exactly this element on the live page."


class PickState(BuildState):
    """The session after a pick, and how well its target will keep; without that where the pick had arrived before. `unseen` is
    whether the page as it was fetched does not show the element, so that a picture of the page is of use.
    """

    verdict: NotRequired[str]
    grade: NotRequired[str]
    reason: NotRequired[str]
    selectors: NotRequired[list[str]]
    unseen: NotRequired[bool]


@visitors
async def create(request: Request) -> Response:
    """201 with what was made of the element; 4xx says in one sentence why nothing was saved."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=MAY_SEND)
    if request.method == "DELETE":
        return JSONResponse(await run_sync(_take_back, await building(request, LONGEST_NAME)), headers=ANSWERED)
    asked = await building(request, LARGEST)
    made = await run_sync(_pick, asked, limiter=instance(request).capacity.network)
    return JSONResponse(made, 201, headers=ANSWERED)


def _pick(asked: Building) -> PickState:
    try:
        with asked.place():
            return _described_and_saved(asked)
    except NoPlace as problem:
        raise HTTPException(429, f"Nothing was saved: {problem}", {"retry-after": "2"}) from problem


def _described_and_saved(asked: Building) -> PickState:
    try:
        pointed = describe_live_pick(asked.rest)
        page = read_address(pointed.target.page)
    except (ValueError, ConfinedError) as problem:
        raise HTTPException(422, f"Nothing was saved: {problem}") from problem
    target = replace(pointed.target, page=page)
    pointed = replace(pointed, target=with_fetched_page(_fetched(asked, page), target))
    with asked.writing() as (session, build, now):
        return _save(asked, session, build, pointed, now)


def _fetched(asked: Building, page: str) -> str:
    """The page as the server fetched it last, empty when there is none to be read. Refuses a page that is not the site's."""
    with asked.looking() as (session, build):
        site = build.guide.site
        if not site.owns(page):
            where = f"{site.name}, and this page is neither on {site.origin} nor on one of its staging hosts"
            raise HTTPException(422, f"Nothing was saved: this guide belongs to {where}.")
        snapshot = PageSnapshot.newest(session, site, page)
        with suppress(Unsealable):
            return snapshot.source(session, instance(asked.request).sealer) if snapshot else ""
        return ""


def _save(asked: Building, session: Session, build: BuildSession, pointed: LivePick, now: datetime) -> PickState:
    is_counted = build.is_recording or pointed.after is not None
    if is_counted and pointed.number <= build.taken:
        return {**build_state(asked.request, session, build)}  # the page went away before it heard that this one had arrived
    try:
        step = record(build, pointed, now) if build.is_recording else point(build, pointed, now)
    except TargetDisputed as problem:
        raise HTTPException(409, str(problem)) from problem
    except ValueError as problem:
        raise HTTPException(422, f"Nothing was saved: {problem}") from problem
    build.taken = max(build.taken, pointed.number)
    if build.mode != OPENER:
        TargetVerdict.note(session, build.guide, step.id, "unique", UNIQUE, step.page, now)
    target = pointed.target
    return {
        **build_state(asked.request, session, build),
        "verdict": "unique",
        "grade": target.grade,
        "reason": target.reason,
        "selectors": list(target.selectors),
        "unseen": target.live,
    }


def _take_back(asked: Building) -> BuildState:
    """Without a step's id what was recorded last; with one that this step was recorded again."""
    with asked.writing() as (session, build, now):
        step_id = asked.rest.decode("utf-8", "replace")
        if step_id:
            try:
                take_back_again(build, step_id, now)
            except ValueError as problem:
                raise HTTPException(409, f"Nothing was done: {problem}") from problem
        else:
            step_id = take_back(build, now)
        if step_id:
            TargetVerdict.forget(session, build.guide, step_id)
        return build_state(asked.request, session, build)
