"""A guide that is live only for its author, for the one browser that opened its link: at each page, what that browser shows."""

import time
from datetime import UTC, datetime
from typing import NotRequired, TypedDict

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.guide import NotPublishable, Version, compile_guide
from models.guide.guide_json import GuideEntry
from models.guide.own_preview import find_own, take_turn
from models.guide.preview import Preview, PreviewOver
from models.release.live_release import LiveRelease
from models.release.own_release import OwnRelease, own_release
from models.support.canonical_json import content_hash
from models.support.hour_key import network_of
from models.support.settings import Settings
from models.support.tenancy import narrow
from web.kit.client_identity import client_address
from web.kit.context import instance
from web.kit.precompressed import OPEN
from web.kit.signed_token import unsign
from web.kit.token_bucket import Pace
from web.player.builder_request import ANSWERED, LONGEST_TOKEN, MAY_SEND
from web.player.own_preview_token import PURPOSE, own_preview_token
from web.player.visitor_request import asked_key, find_live, is_soon, visitors

NOT_VALID = "This link is not valid here; open the guide again from its editor."


class OwnPreview(TypedDict):
    """`token` is for the next page; `until` in milliseconds since 1970. One that can't be shown now says why in `problem`."""

    token: str
    guide: str
    name: str
    until: int
    editor: str
    problem: NotRequired[str]
    shown: NotRequired[OwnRelease]


@visitors
async def show(request: Request) -> Response:
    """Asked with POST, so that the token stays out of addresses; DELETE ends it. The body is the token and nothing else."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=MAY_SEND)
    key, live = asked_key(request), await find_live(request)
    if is_soon(request, "own previews", key, lambda: Pace(per_second=10, at_once=100)):
        raise HTTPException(429, "That is more than Cairn takes at once; try again in a moment.", {"retry-after": "2"})
    sender = ("network", network_of(client_address(request)))
    token = (await instance(request).capacity.bodies.read(request, sender, LONGEST_TOKEN)).decode("ascii", "replace")
    answer = await run_sync(_answered, request, live, token)
    if isinstance(answer, HTTPException):
        raise answer
    return JSONResponse(answer, headers=ANSWERED) if answer else Response(status_code=204, headers={**OPEN})


def _answered(request: Request, live: LiveRelease, token: str) -> OwnPreview | HTTPException | None:
    """A refusal is no exception here: it may have ended the preview, and that is to stay."""
    place = instance(request)
    identifier, _, turn = (unsign(place.settings.secret_key, PURPOSE, token, time.time()) or "").partition(":")
    with place.database.writing() as session:
        preview = find_own(session, live.site.key, identifier) if turn else None
        if preview is None:
            return HTTPException(403, NOT_VALID)
        site = preview.guide.site
        if not site.owns(request.headers.get("origin", "")):
            return HTTPException(403, f"This link works on the pages of {site.name}: on {site.origin} and on its staging hosts.")
        narrow(session, preview.organisation_id)
        if request.method == "DELETE":
            preview.end(datetime.now(UTC))
            return None
        try:
            following = take_turn(session, preview, int(turn), datetime.now(UTC))
        except PreviewOver as problem:
            return HTTPException(410, str(problem))
        return _shown(place.settings, live, preview, session.get(Version, (preview.guide_id, preview.version_hash)), following)


def _shown(settings: Settings, live: LiveRelease, preview: Preview, version: Version | None, turn: int) -> OwnPreview:
    answer: OwnPreview = {
        "token": own_preview_token(settings.secret_key, preview, turn),
        "guide": preview.guide.key,
        "name": preview.guide.name,
        "until": int(preview.expires_at.timestamp() * 1000),
        "editor": f"{settings.base_url}/guides/{preview.guide_id}",
    }
    try:
        entry = _entry(preview, version)
    except NotPublishable as problem:
        return {**answer, "problem": str(problem)}
    return {**answer, "shown": own_release(live, entry, settings.base_url)}


def _entry(preview: Preview, version: Version | None) -> GuideEntry:
    """The version, or else the draft as it is now. Raises NotPublishable."""
    if version is not None:
        return version.entry()
    entry = compile_guide(preview.guide)
    return {**entry, "version": content_hash(entry)}
