"""A visitor in any engine: opens the customer's page, looks at the cards on it, presses and types."""

import json
import time
from typing import Any

from tests.player.conftest import OPEN
from tests.player.two_servers import Served
from tests.walks.web_driver import CommandFailed, Send, pressed, typed

PATIENCE = 20
"""Seconds after which something that was awaited counts as not happening."""

LOOK = """
const within = (one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])];
const inside = (root) => [...root.querySelectorAll('*')].flatMap(within);
const stages = () => inside(document).filter((one) => one.localName == 'cairn-stage');
const all = (selector) => stages().flatMap((one) => [...one.shadowRoot.querySelectorAll(selector)]);
const named = (one) => one.ariaLabel || one.textContent.trim();
const cards = () => all('dialog,[role=dialog]').filter((one) => one.checkVisibility());
const card = (name) => cards().find((one) => one.textContent.includes('Title ' + name));
const button = (name) => all('button').find((one) => one.checkVisibility() && named(one) == name);
const focused = (root = document) => root.activeElement?.shadowRoot ? focused(root.activeElement.shadowRoot) : root.activeElement;
const rect = (one) => { const {x, y, width, height} = one.getBoundingClientRect(); return {x, y, width, height}; };
"""

AWAIT = """
const began = performance.now(), look = () => { try { return !!(%s) } catch { return false } };
return new Promise((done) => (function again() {
  if (look() || performance.now() - began > 1000) done(look()); else requestAnimationFrame(again);
})());
"""

PERSON = 'Object.defineProperty(Navigator.prototype, "webdriver", { get: () => false })'
"""What programs do is not counted, and drivers say that they are some."""


class Visitor:
    def __init__(self, send: Send, served: Served) -> None:
        self._send, self.served = send, served

    def opens(self, guides: list[dict[str, Any]], *pages: str, path: str = "/", before: str = "", **release: Any) -> None:
        """Goes to the customer's page with these guides live: `/`, `/b` and `/c` hold `pages`. `before` runs before the tag."""
        served = self.served
        served.release = {"schema": 1, "site": "abc", "environment": "production", "budget": 0, "zone": "UTC", **release}
        served.release["guides"] = guides
        served.tagged = False
        # Visitors' pages can't look into the closed shadow root; the walks open it.
        head = f"<script>{OPEN};{PERSON};{before}</script>{served.tag()}"
        served.pages = {name: head + body for name, body in zip(("/", "/b", "/c"), pages, strict=False)}
        self.goes_to(path)

    def goes_to(self, path: str) -> None:
        self._send("POST", "/url", {"url": self.served.origin + path})

    def run(self, script: str) -> Any:
        return self._send("POST", "/execute/sync", {"script": LOOK + script, "args": []})

    def sees(self, expression: str) -> None:
        """Waits until it holds, on whichever page that is then."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                if self.run(AWAIT % expression):
                    return
            except CommandFailed as problem:  # the page went away while it was looked at
                if time.monotonic() > deadline:
                    raise AssertionError(expression) from problem
            assert time.monotonic() < deadline, f"{expression}; there is: {self.run('return cards().map(named)')}"

    def sees_step(self, name: str) -> None:
        self.sees(f"card({json.dumps(name)})")

    def sees_no_step(self) -> None:
        self.sees("!cards().length")

    def box(self, found: str) -> dict[str, float]:
        """The rectangle of the element that the expression finds, once it stands still."""
        self.sees(f"{found}?.checkVisibility() && !(card('')?.getAnimations({{subtree: true}}) ?? []).length")
        return self.run(f"return rect({found})")

    def presses(self, found: str) -> None:
        box = self.box(found)
        self._send("POST", "/actions", {"actions": pressed(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)})

    def presses_button(self, name: str) -> None:
        self.presses(f"button({json.dumps(name)})")

    def types(self, text: str) -> None:
        self._send("POST", "/actions", {"actions": typed(text)})

    def counted(self, last: str) -> list[str]:
        """Every figure that was reported until the named one came."""
        return self.served.figures_until(last)
