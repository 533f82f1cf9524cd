"""A customer's page and Cairn, each on an origin of its own, and a Chromium that visits."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.player.large_release import ASKED
from tests.player.two_servers import Served, cairn, customer, handler
from tests.support.chromium import PATIENCE

# Visitors' pages can't look into the closed shadow root; the tests open it, except the one that is about this.
OPEN = """const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { return attach.call(this, {...init, mode: "open"}); };"""


@pytest.fixture
def served() -> Iterator[Served]:
    served = Served()
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler(served, answer)) for answer in (customer, cairn)]
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
        people: list[str] | None = None,
        **context: Any,
    ) -> Page:
        served.pages = {"/": pages} if isinstance(pages, str) else pages
        served.release = {"schema": 1, "site": "abc", "environment": "production", "budget": 0, "zone": "UTC", "guides": guides}
        if theme:
            served.release["theme"] = theme
        if people is not None:
            served.release["people"] = people
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


@pytest.fixture
def bulk(make):
    """A guide that nobody asks for, of 13 kB that no compression makes small: a release with it is two answers."""
    words = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(200)]
    return make.guide(make.step("bulk", "modal", body=[["p", " ".join(words)]]), id="bulk", rules=ASKED)


@pytest.fixture
def large(make, served):
    """A guide that is asked for, whose content is a request of its own."""
    told = make.guide(make.step("s1", "modal"), content_hash="c" * 64, version="d" * 64, rules=ASKED, id="large")
    served.contents["d" * 12] = served.contents["c" * 64] = told.pop("content")
    return told


@pytest.fixture
def begun(visit, make):
    """Opens the page and starts a tour of these steps, or of one about each of two buttons."""

    def show(body, *steps, before="0", kind="tour"):
        told = steps or (make.step("s1", **make.at("#a")), make.step("s2", **make.at("#b")))
        page = visit([make.guide(*told, rules=ASKED, kind=kind)], body)
        page.wait_for_function("window.cairn?.version")
        page.evaluate(before)
        page.evaluate("cairn.start('welcome')")
        return page

    return show
