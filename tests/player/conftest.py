"""A customer's page and Cairn, each on an origin of its own, and a Chromium that visits."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from models.release.player_script import compose, compose_drawing, compose_part
from models.release.wire_format import travelling_content
from tests.support.chromium import PATIENCE

# Visitors' pages can't look into the closed shadow root; the tests open it, except the one that is about this.
OPEN = """const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { return attach.call(this, {...init, mode: "open"}); };"""

HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Customer</title>
<meta name="viewport" content="width=device-width">%s</head><body>%s</body></html>"""


@dataclass
class Served:
    """What the two servers answer, and what they were asked."""

    release: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str], str]] = field(default_factory=list)
    contents: dict[str, Any] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)
    """Releases of other sites, by their key."""
    cairn: str = ""
    origin: str = ""
    down: bool = False
    tagged: bool = True
    """Whether the customer's pages carry the tag in their head."""
    heard: threading.Condition = field(default_factory=threading.Condition)

    @property
    def figures(self) -> list[str]:
        bodies = [json.loads(body) for method, _, _, body in self.requests if method == "POST"]
        return [event["figure"] for body in bodies for event in body["events"]]

    def figures_until(self, last: str) -> list[str]:
        """Every figure reported so far, once the named one has arrived."""
        with self.heard:
            assert self.heard.wait_for(lambda: last in self.figures, timeout=15), self.figures
        return self.figures

    def release_of(self, key: str) -> dict[str, Any]:
        return self.others.get(key, self.release)

    def tag(self) -> str:
        return f'<script async src="{self.cairn}/player/v1/{self.release["site"]}.js"></script>'


def _handler(served: Served, answer: Callable[[Served, str], tuple[int, str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with served.heard:
                served.requests.append(("GET", self.path, dict(self.headers), ""))
                served.heard.notify_all()
            status, media, body = answer(served, self.path)
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Access-Control-Allow-Origin", "*")
            for name, value in served.headers.items() if media == "text/html" else ():
                self.send_header(name, value.replace("CAIRN", served.cairn))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            with served.heard:
                served.requests.append(("POST", self.path, dict(self.headers), body))
                served.heard.notify_all()
            self.send_response(202)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _customer(served: Served, path: str) -> tuple[int, str, bytes]:
    body = served.pages.get(path.split("?", maxsplit=1)[0])
    if body is None:
        return 404, "text/plain", b""
    return 200, "text/html", (HTML % (served.tag() if served.tagged else "", body)).encode()


def _cairn(served: Served, path: str) -> tuple[int, str, bytes]:
    name = path.rpartition("/")[2].partition(".")[0]
    _, _, _, key, *below = path.split("/")
    folder = below[0] if below[1:] else ""
    release = served.release_of(key.partition(".")[0])
    if served.down:
        return 503, "text/plain", b""
    if folder == "content":
        return 200, "application/json", json.dumps(travelling_content(served.contents[name])).encode()
    if folder == "previews":
        guide = served.contents[name]
        return 200, "application/json", json.dumps({**guide, "content": travelling_content(guide["content"])}).encode()
    if name == "guides":
        return 200, "application/json", json.dumps(release).encode()
    if folder == "parts":
        script = compose_part(name)
    elif folder == "releases":
        script = compose_drawing(release, served.contents)
        if below[2:]:
            guide = next(guide for guide in release["guides"] if guide["version"].startswith(name))
            script = script.with_content(guide["id"], travelling_content(guide.get("content") or served.contents[name]))
    else:
        script = compose(release, served.cairn, served.contents).script
    return 200, "text/javascript", script.source


@pytest.fixture
def served() -> Iterator[Served]:
    served = Served()
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), _handler(served, answer)) for answer in (_customer, _cairn)]
    served.origin, served.cairn = (
        f"http://{host}:{server.server_port}" for host, server in zip(("localhost", "127.0.0.1"), servers, strict=True)
    )
    threads = [threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    yield served
    for server, thread in zip(servers, threads, strict=True):
        server.shutdown()
        server.server_close()
        thread.join()


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Visit]:
    """Opens the customer's page with these guides live; fails the test when an error reached the page."""
    errors: list[str] = []
    contexts = []

    def open_page(
        guides: list[dict[str, Any]],
        pages: dict[str, str] | str,
        path: str = "/",
        *,
        closed: bool = False,
        script: str = "",
        theme: dict[str, Any] | None = None,
        **context: Any,
    ) -> Page:
        served.pages = {"/": pages} if isinstance(pages, str) else pages
        served.release = {"schema": 1, "site": "abc", "environment": "production", "budget": 0, "zone": "UTC", "guides": guides}
        if theme:
            served.release["theme"] = theme
        visitor = browser.new_context(**{"viewport": {"width": 900, "height": 600}, "reduced_motion": "reduce", **context})
        contexts.append(visitor)
        visitor.set_default_timeout(PATIENCE)
        page = visitor.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.text.startswith("cairn:") else None)
        if not closed:
            page.add_init_script(OPEN)
        if script:
            page.add_init_script(script)
        page.goto(served.origin + path)
        return page

    yield open_page
    for visitor in contexts:
        visitor.close()
    assert errors == []


def step(name: str, kind: str = "tooltip", **members: Any) -> dict[str, Any]:
    return {
        "id": name,
        "kind": kind,
        "title": f"Title {name}",
        "body": [["p", f"Body {name}"]],
        "buttons": [{"label": "Next", "style": "primary", "action": {"type": "next"}}],
        **members,
    }


def at(selector: str) -> dict[str, Any]:
    return {"target": {"selectors": [selector]}}


def guide(*steps: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {
        "id": "welcome",
        "name": "Welcome",
        "kind": "tour",
        "version": "a" * 64,
        "created": "2026-11-24T10:00:00Z",
        "priority": 0,
        "rules": {},
        "content": {"language": "en", "steps": list(steps)},
        **members,
    }


@pytest.fixture
def make() -> Any:
    """The words a test is written in."""

    return SimpleNamespace(step=step, at=at, guide=guide)
