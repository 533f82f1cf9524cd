"""What Cairn is compared with: the least an application can do on the same server for the same bytes.

python tests/bench/serving_apps.py DATABASE_URL     # a session's cookie for the demonstration's owner, and the site's key
"""

import os
import sys
from datetime import UTC, datetime
from functools import cache

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from components import Component, templates
from models.account import Member, MemberSession
from models.demo.demo_content import EMAIL, find_site
from models.guide import Guide
from models.page.snapshot_archive import PageSnapshot
from models.release.compressed_bytes import CompressedBytes
from models.release.release_lookup import find_live
from models.support.canonical_json import canonical
from models.support.database import Database
from models.support.sealer import Sealer


@cache
def _headers() -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """The release's compressed bytes and the headers that Cairn sends with them."""
    database = Database(os.environ["CAIRN_DATABASE_URL"], sealer=Sealer(b"k" * 32))
    with database.reading() as session:
        live = find_live(session, os.environ["BENCH_KEY"], "production", known="")
    database.close()
    packed = CompressedBytes.of(canonical(live.document), live.hash)
    headers = {
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
        "x-content-type-options": "nosniff",
        "cache-control": "public, max-age=15, stale-while-revalidate=40",
        "etag": packed.etag,
        "vary": "Accept-Encoding",
        "content-encoding": "br",
        "content-type": "application/json; charset=utf-8",
        "content-length": str(len(packed.brotli)),
    }
    return packed.brotli, [(name.encode(), value.encode()) for name, value in headers.items()]


async def bare(scope, receive, send) -> None:
    """Answers those bytes to whatever it is asked."""
    if scope["type"] != "http":
        return
    body, headers = _headers() if "BENCH_KEY" in os.environ else (b"", [])
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def rsgi(scope, protocol) -> None:
    """The same, spoken to a server that knows RSGI: one call for each answer."""
    body, headers = _texts() if "BENCH_KEY" in os.environ else (b"", [])
    protocol.response_bytes(200, headers, body)


@cache
def _texts() -> tuple[bytes, list[tuple[str, str]]]:
    body, headers = _headers()
    return body, [(name.decode(), value.decode()) for name, value in headers]


@cache
def _workbench() -> Component:
    """The editor's workbench on the demonstration's second step, read once."""
    from components.workbench import Workbench
    from web.kit.named_routes import NamedRoutes
    from web.routes import ROUTES

    templates.globals.update(path=NamedRoutes(ROUTES).path, asset=str)
    database = Database(os.environ["CAIRN_DATABASE_URL"], sealer=Sealer(b"k" * 32))
    with database.reading() as session:
        guide = Guide.find(session, 1, 1)
        step = guide.document.step("s2")
        snapshot = PageSnapshot.newest(session, guide.site, step.page)
        component = Workbench.of(guide, guide.document, step, snapshot=snapshot, verdicts={}, may_edit=True)
        str(component)  # whatever it still reads is read now
    return component


def __getattr__(name: str) -> Starlette:
    """`drawn`: as many routes as Cairn has, in their order, of which the editor's step answers with the workbench."""
    if name != "drawn":
        raise AttributeError(name)
    from web.routes import ROUTES

    def step(_: Request) -> HTMLResponse:
        return HTMLResponse(str(_workbench()))

    def other(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    found = [one for one in ROUTES if isinstance(one, Route)]
    return Starlette(routes=[Route(one.path, step if one.name == "guide_step" else other) for one in found])


def main() -> None:
    database = Database(sys.argv[1], sealer=Sealer(b"k" * 32))
    with database.writing() as session:
        owner = Member.by_email(session, EMAIL)
        site = find_site(session)
        print(MemberSession.start(session, owner, datetime.now(UTC)), site.key)
    database.close()


if __name__ == "__main__":
    main()
