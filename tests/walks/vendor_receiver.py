"""A server on loopback in the place of analytics vendors': serves their own builds, and takes down what these send."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote_plus

PACKAGES = Path(__file__).parents[2] / ".venv" / "analytics" / "node_modules"


@dataclass
class Receiver:
    """`url` is where it is; `bodies` are what was sent, unpacked, in the order of their coming."""

    url: str = ""
    bodies: list[str] = field(default_factory=list)
    came: threading.Condition = field(default_factory=threading.Condition)

    def until(self, *words: str) -> str:
        """Everything that came, once all of these words are in it."""
        with self.came:
            assert self.came.wait_for(lambda: all(word in "\n".join(self.bodies) for word in words), 15), self.bodies
            return "\n".join(self.bodies)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = PACKAGES / self.path.partition("?")[0].lstrip("/")
            body = path.read_bytes() if path.suffix == ".js" and path.is_file() else b"{}"
            self._answer(body, "text/javascript" if path.suffix == ".js" else "application/json")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            text = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
            with receiver.came:
                receiver.bodies.append(unquote_plus(text.decode()))
                receiver.came.notify_all()
            self._answer(json.dumps({"status": 1, "code": 200, "success": True}).encode(), "application/json")

        def do_OPTIONS(self) -> None:
            self._answer(b"", "text/plain")

        def _answer(self, body: bytes, media: str) -> None:
            self.send_response(200)
            for name, value in {
                "content-type": media,
                "content-length": str(len(body)),
                "access-control-allow-origin": self.headers.get("origin") or "*",
                "access-control-allow-credentials": "true",
                "access-control-allow-headers": "*, content-type, content-encoding",
                "access-control-allow-methods": "*",
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield receiver
        server.shutdown()
        thread.join()
