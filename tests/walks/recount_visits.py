"""Visits of a customer's pages by every kind, way to go on, page change and ending, each written into a log."""

import re
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, Request
from playwright.sync_api import TimeoutError as TooLate

from tests.walks.recount_log import LISTENER, Browser
from tests.walks.recount_ways import LEFT, MISSING, OTHER_PAGE, Way

NEWS = 3_000
"""Milliseconds after which a page that was told that it is left has said so to the browser's other pages."""

CLOSE = re.compile("^(Close|Schließen)$")


def body(path: str, query: str) -> str:
    """The customer's page: where the first step is, where the second one is, or both; after a swap it comes back swapped."""
    field = '<input id="typed" style="margin:30px">' if "-typed" in path else '<button id="one" style="margin:30px">One</button>'
    two = '<button id="two" style="margin:30px">Two</button>'
    is_second = path.endswith("/next") or (path.endswith("/apart") and query)
    first, second = ("", two) if is_second else (field, "") if "apart" in path else (field, two)
    return f'<p id="old">old</p><main>{first}{second}</main><p id="end">.</p>'


@dataclass
class Visitor:
    """A browser that walks; `versions` is what each guide is live as."""

    context: BrowserContext
    browser: Browser
    origin: str
    elsewhere: str
    versions: dict[str, str]

    def __post_init__(self) -> None:
        self.context.expose_function("tell", self.browser.hear)
        self.context.add_init_script(LISTENER)
        self.sent: set[tuple[str, str]] = set()
        self.context.on("request", self.see)
        self.page: Page = self.context.new_page()

    def see(self, request: Request) -> None:
        """What leaves the browser, of this walk."""
        if request.method == "POST" and request.url.endswith("/events"):
            self.sent |= {(one["figure"], one.get("step", "")) for one in request.post_data_json["events"]}

    def walk(self, way: Way) -> None:
        """One walk from its first card to its end."""
        self.begin(way.guide)
        apart = "apart" if way.change in OTHER_PAGE or way.change == "swap" else "page"
        self.base = f"{self.origin}/{way.guide}/{apart}"
        self.page.goto(self.base)
        self.painted("one")
        self.change_page(way)
        self.go_on(way)
        self.painted("two")
        self.end(way)

    def begin(self, guide: str) -> None:
        self.sent.clear()
        self.browser.begin(guide, self.versions[guide])

    def painted(self, name: str) -> None:
        self.page.wait_for_function("name => seen.includes(name)", arg=name)

    def change_page(self, way: Way) -> None:
        """The page changes while the first step is on screen, and it is on screen once more."""
        if way.change == "reload":
            with self.page.expect_navigation():
                self.do("location.reload()")
        elif way.change == "wander":
            self.go(f"{self.base}/other")
        elif way.change == "away and back":
            self.go(f"{self.origin}/away")
            with self.page.expect_navigation():
                self.do("history.back()")
        self.painted("one")

    def go_on(self, way: Way) -> None:
        """Does what the step waits for, and in the same moment what changes the page."""
        there = f"{self.base}/next" + ("?on=1" if way.advance == "url" else "")
        two = "document.querySelector('main').innerHTML = '<button id=two style=margin:30px>Two</button>'"
        at_once = {"go at once": f"location.assign({there!r})", "swap": f"history.pushState(0, '', '?on=1'); {two}"}
        also = at_once.get(way.change, "")
        card, page = self.page.get_by_role("dialog", name="one"), self.page
        match way.advance:  # a delay goes by by itself
            case "button":
                stage = "document.querySelector('cairn-stage').shadowRoot"
                page.evaluate(f"{stage}.addEventListener('click', () => {{ {also} }}, {{ once: true, capture: true }})")
                card.get_by_role("button", name="Next").click()
            case "target_click":
                page.locator("#one").evaluate(f"target => target.onclick = () => {{ {also} }}")
                page.locator("#one").click()
            case "typed" | "typed exactly":
                page.locator("#typed").evaluate(f"target => target.onchange = () => {{ {also} }}")
                page.locator("#typed").fill("berth 12")
                page.locator("#typed").blur()
            case "appears":
                self.do(f"document.querySelector('#end').insertAdjacentHTML('afterend', '<p id=new>!</p>'); {also}")
            case "disappears":
                self.do(f"document.querySelector('#old').remove(); {also}")
            case "url":
                self.do(also or "history.pushState(0, '', '?on=1')")
            case "event":
                self.do(f"cairn.track('on'); {also}")
        if way.change == "go afterwards":
            if way.kind == "tooltip":  # what it points at is on the next page
                page.wait_for_function("!document.querySelector('cairn-stage')")
            else:
                self.painted("two")
            self.go(there)

    def end(self, way: Way) -> None:
        """The walk's end, and what of it the log says."""
        browser, card, ending = self.browser, self.page.get_by_role("dialog", name="two"), way.ending
        if ending == "show":
            card.get_by_role("button", name="Next").click()
            self.painted("three")
            self.page.get_by_role("dialog", name="three").get_by_role("button", name="Next").click()
            self.finish()
        elif ending in MISSING:
            self.page.evaluate("window.missed = new Promise((done) => cairn.on('target_missing', done)); 0")
            card.get_by_role("button", name="Next").click()
            self.page.evaluate("missed.then(() => 0)")
            browser.count("target_missing", "three")
            self.finish() if ending == "skip" else None
        elif ending == "finished":
            card.get_by_role("button", name="Next").click()
            self.finish()
        elif ending in LEFT:
            self.leave(ending)
        else:
            browser.count("dismissed", "two")
            if ending == "escape":
                self.page.keyboard.press("Escape")
            elif ending == "stop":
                self.page.evaluate("cairn.stop()")
            else:
                card.get_by_role("button", name=CLOSE if ending == "close" else "Enough").click()

    def finish(self) -> None:
        self.painted("four")
        self.page.get_by_role("dialog", name="four").get_by_role("button", name="Done").click()
        self.browser.count("completed", "four")

    def leave(self, ending: str) -> None:
        """For good, or to come back to the same tab: then the walk goes on, and who left it twice has left it once."""
        if ending == "left and back twice":
            for _ in range(2):
                self.go_elsewhere("two")
                with self.page.expect_navigation():
                    self.do("history.back()")
                self.painted("two")
                self.look_back()
            self.page.get_by_role("dialog", name="two").get_by_role("button", name="Next").click()
            self.finish()
        elif ending == "another origin":
            self.go_elsewhere("two")
            self.open_tab()
        else:
            self.leaves("two")
            self.open_tab()

    def go_elsewhere(self, step: str, there: str = "") -> None:
        """To another page, by default somebody else's: with that the walk is left, once."""
        self.leaves(step)
        self.go(there or self.elsewhere)

    def leaves(self, step: str) -> None:
        if not self.browser.has_counted("left_page"):
            self.browser.count("left_page", step)
        self.left = self.browser.pages[-1]

    def open_tab(self) -> None:
        """Instead of the one there was."""
        self.page.close()
        self.page = self.context.new_page()
        self.page.goto(f"{self.origin}/away")
        self.look_back()

    def look_back(self) -> None:
        """Chromium gives a page half a second to hear that it is left, and ends it without a word when it is too busy for that:
        then what it had not sent by then is in no browser and can't be counted.
        """
        try:
            self.page.wait_for_function("name => localStorage['left ' + name]", arg=self.left, timeout=NEWS)
        except TooLate:
            print(f"Chromium ended a page without telling it: {self.browser.walk[-1].one}")
            self.browser.take_back(self.sent)

    def go(self, there: str) -> None:
        """As a link does."""
        with self.page.expect_navigation():
            self.do(f"location.assign({there!r})")

    def do(self, script: str) -> None:
        """In a task of its own, as it may leave the page."""
        self.page.evaluate(f"void setTimeout(() => {{ {script} }})")
