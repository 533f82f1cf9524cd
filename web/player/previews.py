"""An unpublished draft, for whoever was given its link: the one guide, as a release would list it."""

import time

from anyio.to_thread import run_sync
from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.guide import Guide, NotPublishable, Version, compile_guide
from models.guide.guide_json import GuideEntry
from models.release.wire_format import wire_content
from models.site import Site
from models.site.picture_address import with_origin
from models.support.canonical_json import content_hash
from web.kit.context import instance
from web.kit.precompressed import OPEN
from web.kit.signed_token import unsign
from web.player.preview_token import PURPOSE
from web.player.visitor_request import asked_environment, asked_key, visitors


@visitors
async def show(request: Request) -> Response:
    asked_environment(request)
    document = await run_sync(_draft, request, asked_key(request))
    document |= {"content": wire_content(document["content"])}
    document = with_origin(document, asked_key(request), instance(request).settings.base_url)
    return JSONResponse(document, headers={**OPEN, "cache-control": "no-store"})


def _draft(request: Request, key: str) -> GuideEntry:
    said = unsign(instance(request).settings.secret_key, PURPOSE, request.path_params["token"], time.time())
    guide_id, _, number = (said or "0.0").partition(".")
    with instance(request).public_database.reading() as session:
        guide = session.scalar(select(Guide).join(Site).where(Site.key == key, Guide.id == int(guide_id)))
        if guide is None:
            raise HTTPException(404, "This preview link is not valid any more; ask for a new one.")
        if number.startswith("v"):
            return session.get_one(Version, (guide.id, number[1:])).entry()
        document = guide.document_at(int(number))
        if document is None:
            raise HTTPException(404, "This draft is not kept any more; ask for a new link.")
        try:
            entry = compile_guide(guide, document)
        except NotPublishable as problem:
            raise HTTPException(409, str(problem)) from problem
    return {**entry, "version": content_hash(entry)}
