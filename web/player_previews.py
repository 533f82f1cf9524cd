"""An unpublished draft, for whoever was given its link: a release of that one guide."""

import time
from typing import Any

from anyio.to_thread import run_sync
from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.guide import Guide, NotPublishable, compile_guide
from models.release.shelf import empty
from models.site import Site
from models.support.canonical import content_hash
from web.kit.ready import OPEN
from web.kit.signing import unsign
from web.player_asking import asked_key


async def show(request: Request) -> Response:
    document = await run_sync(_draft, request, asked_key(request))
    return JSONResponse(document, headers={**OPEN, "cache-control": "no-store"})


def _draft(request: Request, key: str) -> dict[str, Any]:
    said = unsign(request.app.state.settings.secret_key, "preview", request.path_params["token"], time.time())
    with request.app.state.database.reading() as session:
        query = select(Guide).join(Site).where(Site.key == key, Guide.key == said)
        guide = session.scalar(query) if said else None
        if guide is None:
            raise HTTPException(404, "This preview link is not valid any more; ask for a new one.")
        try:
            entry = compile_guide(guide)
        except NotPublishable as problem:
            raise HTTPException(409, str(problem)) from problem
        return {**empty(guide.site, "production"), "guides": [{**entry, "version": content_hash(entry)}]}
