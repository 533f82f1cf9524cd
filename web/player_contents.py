"""One guide's content by its hash, for guides too large to travel with the release."""

from anyio.to_thread import run_sync
from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.release.shelf import Packed, find_content
from models.site import Site
from models.support.canonical import canonical
from web.kit.ready import FOREVER, ready
from web.player_asking import asked_hash, asked_key


async def show(request: Request) -> Response:
    content = await run_sync(_kept, request, asked_key(request), asked_hash(request))
    return ready(request, content, content.plain, "application/json", FOREVER)


def _kept(request: Request, key: str, name: str) -> Packed:
    with request.app.state.database.reading() as session:
        site = session.scalar(select(Site).where(Site.key == key))
        content = find_content(session, site, name) if site else None
    if content is None:
        raise HTTPException(404, "This site has no such content.")
    return Packed.of(canonical(content), name)
