"""What visitors get, as `cairn serve` serves it: published by `cairn seed`, by the editor, and a site of ten guides."""

import json
import re
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import HTTPError

from playwright.sync_api import Browser

from models.support.database import Database
from models.support.sealer import Sealer
from tests.bench.player.world import Origin, driver_js
from tests.bench.serving import command, environment, running
from tests.browser.author import Author
from tests.support.people import sign_in_alice
from web.harbour.page_answer import HERE
from web.harbour.page_text import read_pages

PAGES = read_pages(("/", "/berths", "/reports"))
POINTED = {'[data-testid="figure-occupancy"]': "How full you are", "#nav-boats": "Your boats", "#nav-berths": "Your berths"}
"""What the editor's tour points at, and the titles it is given."""
HEAD = "</title>"


@dataclass(frozen=True)
class Published:
    """A site's live release behind `cairn serve`."""

    base: str
    key: str

    @property
    def script(self) -> str:
        return f"{self.base}/player/v1/{self.key}.js"

    def release(self) -> dict[str, Any]:
        return json.loads(ask(f"{self.base}/player/v1/{self.key}/guides.json").body)

    def due_tour(self) -> list[dict[str, Any]]:
        """The steps of the tour that begins on the first page."""
        tours = [guide for guide in self.release()["guides"] if guide["kind"] == "tour"]
        rule = {"part": "path", "operator": "equals", "value": "/"}
        found = next(guide for guide in tours if rule in guide["rules"].get("pages", {}).get("include", [rule]))
        return found["content"]["steps"]


@dataclass(frozen=True)
class Sites:
    demonstration: Published
    edited: Published
    ten: Published


@contextmanager
def published(browser: Browser) -> Iterator[Sites]:
    """Cairn on an empty database of its own, with those three sites live."""
    product = harbour()
    with TemporaryDirectory() as folder:
        environ = {**environment(folder), "CAIRN_FETCH_ALLOW": product.url.removeprefix("http://")}
        command(environ, "-m", "web.cli", "migrate")
        seeded = json.loads(command(environ, "-m", "web.cli", "seed", "--json"))
        database, base = Database(environ["CAIRN_DATABASE_URL"], sealer=Sealer(b"k" * 32)), environ["CAIRN_BASE_URL"]
        ten = command(environ, str(Path(__file__).parent / "ten_guides.py"), environ["CAIRN_DATABASE_URL"]).strip()
        secret = sign_in_alice(database)
        database.close()
        with running(["-m", "web.cli", "serve"], f"{base}/healthz", environ):
            edited = _edit(browser, base, secret, product.url)
            yield Sites(*(Published(base, key) for key in (seeded["site"], edited, ten)))


def _edit(browser: Browser, base: str, secret: str, product: str) -> str:
    """Makes a tour of three steps by pointing, as an author does, and publishes it; the site's key."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "cairn_session", "value": secret, "url": base}])
    author = Author(context.new_page(), base)
    script = author.add_site(f"{product}/")
    author.click(author.page.get_by_role("link", name="Make a guide"))
    author.tour(POINTED)
    context.close()
    return script.rsplit("/", 1)[1].removesuffix(".js")


def harbour(head: str = "", foot: str = "") -> Origin:
    """Harbour's pages on an origin of their own, with that in their heads and at their ends."""
    origin = Origin(driver_js())
    for path, html in PAGES.items():
        page = html.replace(HEAD, HEAD + head, 1).replace("</body>", f"{foot}</body>", 1)
        origin.files[path] = ("text/html", page.encode())
    for file in (HERE / "static").iterdir():
        origin.files[f"/static/{file.name}"] = (MEDIA[file.suffix], file.read_bytes())
    return origin


MEDIA: Mapping[str, str] = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".csv": "text/csv"}


def driven(steps: list[dict[str, Any]]) -> str:
    """The same tour with driver.js in the page."""
    told = [
        {
            **({"element": step["target"]["selectors"][0]} if "target" in step else {}),
            "popover": {"title": step.get("title", ""), "description": " ".join(_words(step.get("body", [])))},
        }
        for step in steps
    ]
    options = json.dumps({"steps": told, "showProgress": True}, ensure_ascii=False).replace("</", "<\\/")
    return f'<script src="/driver.js"></script><script>driver.js.driver({options}).drive()</script>'


def _words(tree: list[Any]) -> Iterator[str]:
    for node in tree:
        if isinstance(node, list):
            yield from _words(node[1:])
        elif isinstance(node, str):
            yield re.sub(r"\{\{.*?\|\s*(.*?)\s*\}\}", r"\1", node)


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str]


def ask(url: str, **headers: str) -> Answer:
    """One request, as it comes over the wire."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return Answer(answer.status, answer.read(), answer.headers)
    except HTTPError as answer:
        return Answer(answer.code, b"", answer.headers)
