"""A customer's pages and Cairn's answers, each from a server of its own, and what the two were asked."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from models.release.player_script import compose, compose_drawing, compose_part
from models.release.wire_format import wire_content
from models.site import Site

HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Customer</title>
<meta name="viewport" content="width=device-width">%s</head><body>%s</body></html>"""

TAG = "{{TAG}}"
"""Where the tag goes in a page that is written out whole."""


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
    answers: list[int] = field(default_factory=list)
    """Statuses of the next reports' answers; 0 is none at all. Then each is 202."""
    attributes: str = ""
    """What else the tag says."""
    forwards: list[str] = field(default_factory=list)
    """Which of the page's own analytics hear what is counted."""
    tagged: bool = True
    """Whether the customer's pages carry the tag in their head."""
    heard: threading.Condition = field(default_factory=threading.Condition)

    @property
    def batches(self) -> list[str]:
        """The body of every report so far."""
        return [body for method, _, _, body in self.requests if method == "POST"]

    @property
    def events(self) -> list[dict[str, Any]]:
        """Every event reported so far that is about a guide."""
        return [event for event in self.all_events if event["figure"] != "active"]

    @property
    def all_events(self) -> list[dict[str, Any]]:
        """Those that are about none as well."""
        return [event for body in self.batches for event in json.loads(body)["events"]]

    @property
    def figures(self) -> list[str]:
        return [event["figure"] for event in self.events]

    def figures_until(self, last: str) -> list[str]:
        """Every figure reported so far, once the named one has arrived."""
        with self.heard:
            assert self.heard.wait_for(lambda: last in self.figures, timeout=15), self.figures
        return self.figures

    def release_of(self, key: str) -> dict[str, Any]:
        return self.others.get(key, self.release)

    def tag(self) -> str:
        return Site(key=self.release["site"]).tag(self.cairn).replace("<script", f"<script{self.attributes}", 1)


def handler(served: Served, answer: Callable[[Served, str], tuple[int, str, bytes]]) -> type[BaseHTTPRequestHandler]:
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
                status = served.answers.pop(0) if served.answers else 202
                served.heard.notify_all()
            if not status:
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def customer(served: Served, path: str) -> tuple[int, str, bytes]:
    body = served.pages.get(path.split("?", maxsplit=1)[0])
    if body is None:
        return 404, "text/plain", b""
    if TAG in body:
        return 200, "text/html", body.replace(TAG, served.tag()).encode()
    return 200, "text/html", (HTML % (served.tag() if served.tagged else "", body)).encode()


def cairn(served: Served, path: str) -> tuple[int, str, bytes]:
    name = path.rpartition("/")[2].partition(".")[0]
    _, _, _, key, *below = path.split("/")
    folder = below[0] if below[1:] else ""
    release = {**served.release_of(key.partition(".")[0]), **({"forwards": served.forwards} if served.forwards else {})}
    if served.down:
        return 503, "text/plain", b""
    if folder == "content":
        return 200, "application/json", json.dumps(wire_content(served.contents[name])).encode()
    if folder == "previews":
        guide = served.contents[name]
        return 200, "application/json", json.dumps({**guide, "content": wire_content(guide["content"])}).encode()
    if name == "guides":
        return 200, "application/json", json.dumps(release).encode()
    if folder == "parts":
        script = compose_part(name)
    elif folder == "releases":
        script = compose_drawing(release, served.contents)
        if below[2:]:
            guide = next(guide for guide in release["guides"] if guide["version"].startswith(name))
            script = script.with_content(guide["id"], wire_content(guide.get("content") or served.contents[name]))
    else:
        script = compose(release, served.cairn, served.contents).script
    return 200, "text/javascript", script.source
