"""Pages that mean harm to the browser that draws them: `python tests/attacks/rendering.py [--tree FOLDER]`.

1. *hanging*: forty scripts that never come. Drawing it has one deadline, not one for each request.
2. *hungry*: a thousand pictures, and as many bytes as it can get.
3. *busy*: a script that never ends once everything is loaded. The next page is drawn all the same.
4. *prying*: peer connections and web transports to a UDP port inside. Counted are the packets that arrive.

Loopback only. Prints what each came to.
"""

import argparse
import contextlib
import json
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def tree_first(tree: Path) -> None:
    """The code under attack is the tree's; the wire is this one's."""
    sys.path[:0] = [str(tree), str(ROOT)]


PRYING = """
const told = [];
const pry = (make) => { try { told.push(Promise.resolve(make()).catch(() => {})); } catch {} };
const place = "PLACE", [host, port] = place.split(":");
pry(async () => {
  const iceServers = [{urls: `stun:${place}`}, {urls: `turn:${place}`, username: "a", credential: "b"}];
  const one = new RTCPeerConnection({iceServers});
  const done = new Promise((resolve) => {
    one.onicegatheringstatechange = () => one.iceGatheringState === "complete" && resolve();
  });
  one.createDataChannel("x");
  const offer = await one.createOffer();
  await one.setLocalDescription(offer);
  const answer = offer.sdp.replace("a=setup:actpass", "a=setup:active").replace(/a=candidate.*\\r\\n/g, "");
  await one.setRemoteDescription({type: "answer", sdp: answer});
  await one.addIceCandidate({candidate: `candidate:1 1 udp 2122260223 ${host} ${port} typ host`, sdpMid: "0", sdpMLineIndex: 0});
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 2500))]);
});
pry(() => { const one = new WebTransport(`https://${place}/`); return Promise.race([one.ready, one.closed]); });
Promise.all(told).then(() => fetch("/done")).then(() => document.body.insertAdjacentHTML("beforeend", "<p>pried</p>"));
"""


def page(body: str) -> bytes:
    return f"<!doctype html><title>x</title><body>{body}</body>".encode()


def hanging(draw: Callable[[bytes, Callable[[str], object]], str]) -> dict[str, Any]:
    scripts = "".join(f'<script async src="/hang/{number}"></script>' for number in range(40))
    return timed(lambda: draw(page(scripts), lambda _path: None))


def hungry(draw: Callable[[bytes, Callable[[str], object]], str]) -> dict[str, Any]:
    asked: list[str] = []

    def say(path: str) -> object:
        asked.append(path)
        return b"x" * 1024 * 1024

    script = "<script>for (let i = 0; i < 1000; i++) fetch(`/more/${i}`).then((answer) => answer.blob(), () => 0)</script>"
    return timed(lambda: draw(page(script), say)) | {"MiB": len(asked)}


def busy(draw: Callable[[bytes, Callable[[str], object]], str]) -> dict[str, Any]:
    spinning = "<script>addEventListener('load', () => setTimeout(() => { while (true); }, 510))</script>"
    return timed(lambda: draw(page(spinning), lambda _path: b"")) | {"next": draw(page("<p>fine</p>"), lambda _path: b"")}


def prying(draw: Callable[[bytes, Callable[[str], object]], str]) -> dict[str, Any]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as inside:
        inside.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{inside.getsockname()[1]}"
        script = f"<script type=module>{PRYING.replace('PLACE', place)}</script>"
        ended = draw(page(script), lambda _path: b"")
        inside.setblocking(False)
        packets = 0
        with contextlib.suppress(BlockingIOError):
            while inside.recv(65536):
                packets += 1
    return {"packets": packets, "ended": ended}


def timed(work: Callable[[], str]) -> dict[str, Any]:
    began = time.monotonic()
    ended = work()
    return {"seconds": round(time.monotonic() - began, 1), "ended": ended}


ATTACKS = {"hanging": hanging, "hungry": hungry, "busy": busy, "prying": prying}


def attack(name: str) -> dict[str, Any]:
    """One attack on the code that is imported; says what it came to."""
    from models.page.page_fetch import fetch_page
    from models.page.rendered_page import page_renderer
    from models.support.outbound import Outbound, Refused
    from tests.models.support.wire import answer, wire

    current: dict[str, Callable[[str], object]] = {}

    def say(served):
        def saying(path: str):
            said = b"" if path in {"/done", "/favicon.ico"} else current["say"](path)
            return answer(said) if isinstance(said, bytes) else served.drip(b"", 1.0)

        return saying

    with wire(say) as served:
        outbound = Outbound([served.place])
        with page_renderer(outbound, None) as pen:

            def draw(html: bytes, saying: Callable[[str], object]) -> str:
                current["say"] = lambda path: html if path == "/" else saying(path)
                try:
                    drawn = pen(fetch_page(served.url(), outbound))
                except Refused as refused:
                    return refused.reason
                html = getattr(drawn, "text", drawn.html)  # as older trees call it
                return " ".join(word for word in ("pried", "fine") if f"<p>{word}</p>" in html) or "drawn"

            return ATTACKS[name](draw)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tree", type=Path, default=ROOT)
    parser.add_argument("attacks", nargs="*", default=list(ATTACKS))
    chosen = parser.parse_args()
    tree_first(chosen.tree)
    for name in chosen.attacks:
        print(name, json.dumps(attack(name)), flush=True)


if __name__ == "__main__":
    main()
