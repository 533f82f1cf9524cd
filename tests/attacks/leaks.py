"""What wanders out of a Cairn that runs: `python tests/attacks/leaks.py [--tree FOLDER]`.

1. *rights*: files that other accounts of the machine may read, beside the database and in `var/`.
2. *picture*: how often a photo that an author uploads still says where it was taken, as visitors get it.
3. *referrer*: how many requests of the tag carry the page's query, on a page whose policy is `unsafe-url`.

Starts `cairn run` of the tree in a folder of its own; everything stays on loopback.
"""

import argparse
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Thread
from typing import Any

from bs4 import BeautifulSoup
from PIL import Image

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.attacks.besieged import status_of  # noqa: E402 - the script is run from anywhere
from tests.attacks.stopping import free_ports, wait_until  # noqa: E402
from tests.models.support.wire import answer, wire  # noqa: E402
from tests.support.chromium import launched  # noqa: E402

PLACE = "53.5511N 9.9937E"
SECRET = "reset-token=4711"


@dataclass(frozen=True)
class Running:
    """A Cairn of the tree, with Maren signed in; `folder` is its working directory."""

    url: str
    harbour: str
    folder: Path
    browser: urllib.request.OpenerDirector

    def ask(
        self, path: str, body: bytes | None = None, kind: str = "application/x-www-form-urlencoded", method: str | None = None
    ) -> bytes:
        headers = {"content-type": kind} if body is not None else {}
        asked = urllib.request.Request(self.url + path, body, headers, method=method)
        with self.browser.open(asked, timeout=20) as answer:
            return answer.read()


@contextmanager
def running(tree: Path, **settings: str) -> Iterator[Running]:
    port, demo_port = free_ports(2)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CAIRN_", "PORT", "DEMO_", "WEB_"))}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "var").mkdir(mode=0o755)
        environ = {**kept, "PYTHONPATH": str(tree), "PORT": str(port), "DEMO_PORT": str(demo_port), **settings}
        process = subprocess.Popen(
            [sys.executable, "-m", "web.cli", "run"], cwd=folder, env=environ, stdout=subprocess.PIPE, text=True, umask=0o022
        )
        assert process.stdout
        heard = Thread(
            target=process.stdout.read
        )  # begun once its first lines are read: who writes to a full pipe waits for ever
        try:
            printed = "".join(iter(lambda: _line(process), "over"))
            cookies = urllib.request.HTTPCookieProcessor(CookieJar())
            cairn = Running(
                f"http://127.0.0.1:{port}", f"http://127.0.0.1:{demo_port}", folder, urllib.request.build_opener(cookies)
            )
            welcome = re.search(r"http://\S+(/welcome/\S+)", printed)
            assert welcome, printed
            assert wait_until(lambda: status_of(port, "GET", "/readyz") == 200, 90), "it answers, however busy the machine is"
            cairn.ask(welcome.group(1), urllib.parse.urlencode({"password": "four walks before noon"}).encode())
            heard.start()
            yield cairn
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)
            if heard.ident:
                heard.join(10)
            process.stdout.close()


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    line = process.stdout.readline()
    return "over" if not line or "Ctrl-C" in line else line


def rights(cairn: Running) -> list[str]:
    """What others may read or enter."""
    var = cairn.folder / "var"
    return sorted(f"{path.name} {path.stat().st_mode & 0o777:o}" for path in [var, *var.iterdir()] if path.stat().st_mode & 0o077)


def picture(cairn: Running) -> int:
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x010E] = PLACE
    Image.linear_gradient("L").resize((60, 40)).save(file, "JPEG", exif=exif, comment=PLACE)
    sent = file.getvalue() + PLACE.encode()
    kept = json.loads(cairn.ask(f"/sites/{_site(cairn)}/pictures", sent, "image/jpeg"))
    return cairn.ask(kept["src"]).count(PLACE.encode())


def referrer(cairn: Running) -> dict[str, int]:
    shown = BeautifulSoup(cairn.ask(f"/sites/{_site(cairn)}"), "html5lib")
    tag = next(code.text for code in shown.select("code") if "<script async" in code.text)
    page = answer(f"<!doctype html><body>{tag}".encode(), referrer_policy="unsafe-url")
    with wire(lambda _: lambda _path: page) as served, launched() as browser:
        window, asked = browser.new_page(), []
        window.on("request", lambda one: asked.append(one))  # noqa: PLW0108 - a built-in can not be wrapped
        with window.expect_response(lambda said: said.url.startswith(f"{cairn.url}/player/")):
            window.goto(served.url(f"/?{SECRET}"))
        window.wait_for_load_state("networkidle")
        headers = [one.all_headers() for one in asked if one.url.startswith(cairn.url)]
    return {"requests": len(headers), "with the query": sum(SECRET in one.get("referer", "") for one in headers)}


def _site(cairn: Running) -> str:
    found = re.search(r"/sites/(\d+)", cairn.ask("/sites").decode())
    assert found
    return found.group(1)


ATTACKS = {"rights": rights, "picture": picture, "referrer": referrer}


def attack(tree: Path = ROOT) -> dict[str, Any]:
    with running(tree) as cairn:
        return {name: each(cairn) for name, each in ATTACKS.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--tree", type=Path, default=ROOT)
    print(json.dumps(attack(parser.parse_args().tree), indent=1))
