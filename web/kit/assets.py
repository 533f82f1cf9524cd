"""Stylesheets and scripts of the editor under a name that changes with their content, so that browsers keep them forever."""

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from models.engine.brotli_codec import compress

FOREVER = "public, max-age=31536000, immutable"


class Assets:
    """Everything below `static/`, and one stylesheet joined from `static/css` and the components."""

    def __init__(self, static: Path, components: Path) -> None:
        self.static = static
        sheets = [*sorted((static / "css").glob("*.css")), *sorted(components.glob("*/*.css"))]
        self.stylesheet = "\n".join(sheet.read_text() for sheet in sheets).encode()
        self._compressed = compress(self.stylesheet, quality=9)
        self.version = self._version()

    def url(self, path: str) -> str:
        """The address of a file below `static/`; `cairn.css` is the joined stylesheet."""
        return f"/static/{self.version}/{path}"

    def mount(self) -> Mount:
        sheet = Route("/cairn.css", self._answer_stylesheet)
        return Mount(f"/static/{self.version}", routes=[sheet, Mount("/", _Forever(directory=self.static))])

    async def _answer_stylesheet(self, request: Request) -> Response:
        headers = {"cache-control": FOREVER, "vary": "Accept-Encoding", "x-content-type-options": "nosniff"}
        if "br" in request.headers.get("accept-encoding", ""):
            return Response(self._compressed, media_type="text/css", headers={**headers, "content-encoding": "br"})
        return Response(self.stylesheet, media_type="text/css", headers=headers)

    def _version(self) -> str:
        digest = hashlib.sha256(self.stylesheet)
        for path in sorted(self.static.rglob("*")):
            if path.is_file():
                digest.update(path.read_bytes())
        return digest.hexdigest()[:12]


class _Forever(StaticFiles):
    """Files that never change under their address. `Access-Control-Allow-Origin: *` because frames of an opaque origin
    load scripts from here; nothing here is secret.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                extra = [
                    (b"cache-control", FOREVER.encode()),
                    (b"access-control-allow-origin", b"*"),
                    (b"x-content-type-options", b"nosniff"),
                ]
                message["headers"] = [*message["headers"], *extra]  # type: ignore[misc]  # ASGI messages are loosely typed
            await send(message)  # type: ignore[arg-type]

        await super().__call__(scope, receive, with_headers)  # type: ignore[arg-type]


async def gone(_request: Request) -> Response:
    """A stylesheet or script of an earlier version, asked for by a page opened before an upgrade."""
    return PlainTextResponse("This file belongs to an earlier version of Cairn; reload the page.", 404)
