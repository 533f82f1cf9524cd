"""A release by its hash: immutable, so browsers keep it for good."""

from anyio.to_thread import run_sync
from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.release.release import Release
from models.release.shelf import Packed
from models.site import Site
from web.kit.ready import FOREVER, ready
from web.player_asking import asked_hash, asked_key, find_live


async def show(request: Request) -> Response:
    name = asked_hash(request)
    live = await find_live(request)
    release = live.release if live.hash == name else await run_sync(_kept, request, asked_key(request), name)
    return ready(request, release, release.plain, "application/json", FOREVER)


def _kept(request: Request, key: str, name: str) -> Packed:
    with request.app.state.database.reading() as session:
        document = session.scalar(select(Release.document).join(Site).where(Site.key == key, Release.hash == name))
    if document is None:
        raise HTTPException(404, "This site has no such release.")
    return Packed.of(document.encode(), name)
