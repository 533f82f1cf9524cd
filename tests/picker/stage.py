"""An editor with one snapshot in its frame, served as Cairn will serve it."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from models.page.page_fetch import FetchedPage, fetch_page
from models.page.snapshot import Snapshot, take_snapshot
from models.support.outbound import Outbound
from tests.sites.serving import serve_app
from web.snapshot_policy import ASSET_HEADERS, headers_for_snapshot, with_picker

STATIC = Path(__file__).parents[2] / "static"
NONCE = "test-nonce"
EDITOR = """<!doctype html><html lang="en"><head><title>Editor</title><style>
body { margin: 0 } iframe { display: block; border: 0; width: 100vw; height: 100vh }</style></head><body>
<iframe title="Snapshot" sandbox="allow-scripts" src="/snapshots/1"></iframe><script type="module">
import { SnapshotFrame } from "/static/picker/snapshot_frame.js";
window.heard = [];
window.frame = new SnapshotFrame(document.querySelector("iframe"));
for (const type of ["ready", "hover", "pick", "leave", "action", "uncovered"])
  window.frame.on(type, (message) => window.heard.push(message));
</script></body></html>"""


@dataclass
class Stage:
    """`base` is the editor's origin; `requests` are the paths it was asked for."""

    snapshot: Snapshot
    base: str = ""
    requests: list[str] = field(default_factory=list)


def snapshot_of(url: str) -> tuple[FetchedPage, Snapshot]:
    """A page and its snapshot, with the page's own server allowed."""
    outbound = Outbound([url.split("/")[2]])
    page = fetch_page(url, outbound)
    return page, take_snapshot(page, outbound, lambda name, _: f"/snapshots/assets/{name}")


@contextmanager
def stage_for(snapshot: Snapshot) -> Generator[Stage]:
    stage = Stage(snapshot)

    async def editor(request: Request) -> Response:
        scripts = "script-src 'self' 'unsafe-inline' 'unsafe-eval'"  # eval is Playwright's wish
        policy = f"default-src 'self'; style-src 'unsafe-inline'; {scripts}; frame-src {stage.base}/snapshots/1"
        return HTMLResponse(EDITOR, headers={"Content-Security-Policy": policy})

    async def shown(request: Request) -> Response:
        body = with_picker(stage.snapshot.html, NONCE, "/static/picker/frame.js")
        return Response(body, headers=headers_for_snapshot(NONCE, stage.base))

    async def asset(request: Request) -> Response:
        found = stage.snapshot.assets[request.path_params["name"]]
        return Response(found.body, headers={**ASSET_HEADERS, "Content-Type": found.media_type})

    routes = [
        Route("/", editor),
        Route("/snapshots/1", shown),
        Route("/snapshots/assets/{name}", asset),
        Mount("/static", _Open(directory=STATIC)),
    ]
    application = Starlette(routes=routes)

    async def counted(scope: Any, receive: Any, send: Any) -> None:
        stage.requests.append(scope["path"])
        await application(scope, receive, send)

    with serve_app(counted) as base:
        stage.base = base
        yield stage


class _Open(StaticFiles):
    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response
