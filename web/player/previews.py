"""An unpublished draft, for whoever was given its link: the one guide, as a release would list it."""

import time
from datetime import UTC, datetime

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.guide import NotPublishable, Version, compile_guide
from models.guide.guide_json import GuideEntry
from models.guide.preview import Preview, PreviewOver
from models.release.wire_format import wire_content
from models.site.picture_address import with_origin
from models.support.canonical_json import content_hash
from web.kit.context import instance
from web.kit.precompressed import OPEN
from web.kit.signed_token import unsign
from web.player.builder_request import ANSWERED, MAY_SEND, Building, building
from web.player.preview_token import PURPOSE, preview_token
from web.player.visitor_request import asked_environment, asked_key, visitors


@visitors
async def show(request: Request) -> Response:
    asked_environment(request)
    document = await run_sync(_draft, request, asked_key(request))
    document |= {"content": wire_content(document["content"])}
    document = with_origin(document, asked_key(request), instance(request).settings.base_url)
    return JSONResponse(document, headers={**OPEN, "cache-control": "no-store"})


@visitors
async def create(request: Request) -> Response:
    """A preview of the draft for who builds it, to be played at once; answers the token of its link."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=MAY_SEND)
    return JSONResponse(await run_sync(_make, await building(request)), 201, headers=ANSWERED)


def _make(asked: Building) -> dict[str, str]:
    with asked.writing() as (session, build, now):
        preview = Preview.make(session, build.guide, build.member, now)
        return {"preview": preview_token(instance(asked.request).settings.secret_key, preview)}


def _draft(request: Request, key: str) -> GuideEntry:
    """The draft or version of the link's preview. Players that are installed know 404 as the answer for one that is over."""
    identifier = unsign(instance(request).settings.secret_key, PURPOSE, request.path_params["token"], time.time())
    with instance(request).public_database.reading() as session:
        try:
            preview = Preview.find(session, key, identifier or "", datetime.now(UTC))
        except PreviewOver as problem:
            raise HTTPException(404, str(problem)) from problem
        if preview is None:
            raise HTTPException(404, "This preview link is not valid any more; ask for a new one.")
        guide = preview.guide
        if preview.version_hash:
            return session.get_one(Version, (guide.id, preview.version_hash)).entry()
        document = guide.document_at(preview.draft_number)
        if document is None:
            raise HTTPException(404, "This draft is not kept any more; ask for a new link.")
        try:
            entry = compile_guide(guide, document)
        except NotPublishable as problem:
            raise HTTPException(409, str(problem)) from problem
    return {**entry, "version": content_hash(entry)}
