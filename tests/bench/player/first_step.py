"""From navigation to the first painted step: Cairn against driver.js, in one Chromium, alternating.

    python tests/bench/player/first_step.py [RUNS]

driver.js comes from npm into a scratch folder and is bootstrapped in the page as its README shows, from the page's own
origin; Cairn's script comes from an origin of its own. CPU four times slower, 150 ms of latency, 1.6 Mbit/s. Prints medians.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[3]))

from models.release.script import compose

TEXT = "Choose a berth and a date. We keep it for an hour."
FILLER = "".join(f"<p>{n}: boats, berths and weather at the pier.</p>" for n in range(200))
WATCH = """<script>new MutationObserver(() => {
  if (!window.first && document.querySelector("cairn-stage,.driver-popover"))
    window.first = new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
}).observe(document, {childList: true, subtree: true});</script>"""
PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Harbour</title>%s<body><button id=a>Reserve</button>" + FILLER + "%s"
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
STEPS = [("a", "Reserve a berth"), ("b", "Your boats"), ("c", "Weather")]


def release() -> dict[str, Any]:
    button = [{"label": "Next", "style": "primary", "action": {"type": "next"}}]
    steps = [
        {
            "id": name,
            "kind": "tooltip",
            "title": title,
            "body": [["p", TEXT]],
            "target": {"selectors": ["#" + name]},
            "buttons": button,
        }
        for name, title in STEPS
    ]
    guide = {"id": "tour", "name": "Tour", "kind": "tour", "version": "0" * 64, "created": "2026-11-24T10:00:00Z"}
    return {
        "schema": 1,
        "site": "key",
        "environment": "production",
        "guides": [{**guide, "rules": {"frequency": {"show": "always"}}, "content": {"steps": steps}}],
    }


def peer() -> dict[str, tuple[str, bytes]]:
    """driver.js as npm has it: its script and its style sheet."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("The comparison needs npm on PATH.")
    folder = tempfile.mkdtemp()
    subprocess.run([npm, "install", "--silent", "--no-audit", "driver.js@1.8"], cwd=folder, check=True)
    dist = Path(folder, "node_modules/driver.js/dist")
    return {
        "/driver.js": ("text/javascript", (dist / "driver.js.iife.js").read_bytes()),
        "/driver.css": ("text/css", (dist / "driver.css").read_bytes()),
    }


def pages(cairn: str) -> dict[str, tuple[str, bytes]]:
    steps = ",".join(f'{{element:"#{name}",popover:{{title:"{title}",description:"{TEXT}"}}}}' for name, title in STEPS)
    start = f'<script src="/driver.js"></script><script>driver.js.driver({{steps:[{steps}]}}).drive()</script>'
    return {
        "/driver": ("text/html", (PAGE % (WATCH + '<link rel="stylesheet" href="/driver.css">', start)).encode()),
        "/cairn": ("text/html", (PAGE % (WATCH + f'<script async src="{cairn}/player/v1/key.js"></script>', "")).encode()),
    }


def serve(files: dict[str, tuple[str, bytes]]) -> str:
    sent = {path: (media, brotli.compress(body)) for path, (media, body) in files.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            media, body = sent.get(self.path, ("text/plain", brotli.compress(b"")))
            self.answer(media, body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.answer("text/plain", brotli.compress(b""))

        def answer(self, media: str, body: bytes) -> None:
            self.send_response(200)
            headers = {"Content-Type": media, "Content-Length": str(len(body)), "Content-Encoding": "br"}
            for name, value in (headers | {"Access-Control-Allow-Origin": "*"}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def visit(chromium: Browser, url: str) -> tuple[float, float]:
    """Milliseconds until the first step was painted, and of main-thread work until then."""
    context = chromium.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    speed = 1_600_000 / 8
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    session.send("Performance.enable")
    page.goto(url)
    first = page.wait_for_function("window.first").json_value()
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return first, metrics["TaskDuration"] * 1000


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    cairn = serve({"/player/v1/key.js": ("text/javascript", compose(release(), "CAIRN").source)})
    script = compose(release(), cairn)
    cairn = serve({"/player/v1/key.js": ("text/javascript", script.source)})
    customer = serve(peer() | pages(cairn))
    seen: dict[str, list[tuple[float, float]]] = {"driver": [], "cairn": []}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for run in range(runs * 2):
            name = ("driver", "cairn")[run % 2]
            seen[name].append(visit(chromium, f"{customer}/{name}"))
        chromium.close()
    first = {name: statistics.median(one for one, _ in values) for name, values in seen.items()}
    work = {name: statistics.median(other for _, other in values) for name, values in seen.items()}
    print(f"script as sent (brotli)      {len(script.brotli):>8} bytes")
    for label, values, bar in (("first painted step", first, 0.9), ("main thread until then", work, 1.0)):
        ratio = values["cairn"] / values["driver"]
        print(
            f"{label:<24} cairn {values['cairn']:7.0f} ms   driver.js {values['driver']:7.0f} ms   ratio {ratio:.2f} (aim {bar})"
        )


if __name__ == "__main__":
    main()
