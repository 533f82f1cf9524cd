"""A member's walk: the editor in one tab, the customer's own page, with the site's tag on it, in another."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from models.account import Member, Membership
from models.guide import Guide, GuideDocument, Step
from models.site import Site
from models.support.database import Database
from tests.sites.serving import serve_app
from tests.support.chromium import PATIENCE
from tests.support.live import cairn
from tests.support.people import sign_in_alice

# The bar, the outline and the cards stand in closed shadow roots; a walk opens them to see what a person sees.
OPEN = """const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { return attach.call(this, {...init, mode: "open"}); };"""


def is_visited(page: Page) -> bool:
    """Whether the page is shown to somebody who is not at work: tools are asked for as soon as the script is there."""
    page.wait_for_function("window.cairn?.version")
    return page.evaluate("cairn.ledger().every(({ url }) => !url.includes('/parts/'))")


@dataclass
class Walk:
    """`base` is Cairn's origin, `home` the customer's; `editor` is a tab of a browser in which Alice is signed in."""

    context: BrowserContext
    base: str
    home: str
    database: Database
    site_key: str
    editor: Page
    problems: list[str]
    visitors: list[BrowserContext] = field(default_factory=list[BrowserContext])

    def guide(self, *steps: Step, kind: str = "tour") -> int:
        with self.database.writing() as session:
            site, alice = session.query(Site).one(), session.query(Member).one()
            return Guide.create(session, site, "Welcome", kind, GuideDocument(steps), alice, datetime.now(UTC)).id

    def document(self, guide: int) -> GuideDocument:
        with self.database.reading() as session:
            return session.get_one(Guide, guide).document

    def open(self, guide: int) -> None:
        self.editor.goto(f"{self.base}/guides/{guide}")

    def live(self, button: str) -> Page:
        """The tab that a button of the editor opens, once it shows the customer's page."""
        with self.context.expect_page() as opened:
            self.editor.get_by_role("button", name=button).click()
        page = opened.value
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.wait_for_url(f"{self.home}/**")
        return page

    def visitor(self, **device: Any) -> Page:
        """A browser of somebody else, on a desktop unless `device` says otherwise."""
        context = self.context.browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **device}
        )
        self.visitors.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(OPEN)
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        return page

    def back(self) -> Page:
        """The editor's tab, as a person goes back to it."""
        self.editor.bring_to_front()
        self.editor.evaluate("dispatchEvent(new Event('focus'))")  # a headless browser has no window that gets the focus
        return self.editor


def bar(page: Page) -> Locator:
    """What the picker's bar says."""
    return page.locator("cairn-bar section")


def says(page: Page, text: Any) -> None:
    expect(bar(page)).to_contain_text(text)


def leave(live: Page) -> None:
    """Goes back to the editor. The tab closes, at times before Playwright has heard of the press."""
    with live.expect_event("close"), suppress(Error):
        bar(live).get_by_role("link", name="Back to the editor").click()


def pointing(walk: Walk, path: str = "/") -> tuple[int, Page]:
    """A guide of one step, and the live page on which its element is being pointed at."""
    guide = walk.guide(Step.new("tooltip", f"{walk.home}{path}"))
    walk.open(guide)
    live = walk.live("Point on the live page")
    says(live, "Point at the element for step 1")
    return guide, live


def recording(walk: Walk, *steps: Step) -> tuple[int, Page]:
    """A guide, and the live page on which it is being recorded."""
    guide = walk.guide(*steps)
    walk.open(guide)
    live = walk.live("Record")
    says(live, "Recording: 0 steps.")
    return guide, live


@contextmanager
def walking(browser: Any, database: Database, folder: Any, customer: Any, serve: Any = serve_app) -> Generator[Walk]:
    """`customer` makes the customer's application from the address of the site's script; `serve` yields where it runs."""
    problems: list[str] = []
    with cairn(database, folder, "127.0.0.1") as base:
        secret = sign_in_alice(database)
        with database.writing() as session:
            alice = session.query(Member).one()
            organisation = Membership.of(session, alice.id).organisation
            site = Site.create(session, organisation, "Customer", "http://127.0.0.1/", datetime.now(UTC))
            site.tag_seen_at = datetime.now(UTC)
            key = site.key
        with serve(customer(f"{base}/player/v1/{key}.js")) as home:
            with database.writing() as session:
                session.query(Site).one().address = f"{home}/"
            context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
            context.set_default_timeout(PATIENCE)
            context.add_init_script(OPEN)
            context.add_cookies([{"name": "cairn_session", "value": secret, "url": base}])
            editor = context.new_page()
            editor.on("pageerror", lambda error: problems.append(str(error)))
            walk = Walk(context, base, home, database, key, editor, problems)
            yield walk
            for opened in (context, *walk.visitors):
                opened.close()
    assert problems == []
