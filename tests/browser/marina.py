"""Cairn beside Harbour, with two guides: one live, one to be given its rules; and visitors of Harbour."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from sqlalchemy import select

from models.account import Member, Membership
from models.guide import Button, Guide, GuideDocument, Step
from models.release.publish import publish
from models.site import Site
from models.site.site_attribute import SiteAttribute
from models.support.database import Database
from tests.browser.author import OPEN
from tests.sites.serving import serve_app
from tests.support.chromium import PATIENCE
from tests.support.live import cairn
from tests.support.people import sign_in_alice
from web.harbour import create_harbour

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


# Harbour's policy forbids evaluating text, which is how Playwright's own waiting works.
ARRIVED = """() => new Promise((done) => {
  const look = () => (window.cairn?.explain ? done() : requestAnimationFrame(look));
  look();
})"""


@dataclass
class Marina:
    """Cairn with two guides on Harbour: Welcome, live on its first page, and Boats, a draft for /boats."""

    base: str
    harbour: str
    database: Database
    secret: str
    boats: int
    key: str


@pytest.fixture
def marina(database, tmp_path) -> Generator[Marina]:
    with cairn(database, tmp_path, "") as base:
        secret = sign_in_alice(database)
        with database.writing() as session:
            alice = session.scalars(select(Member)).one()
            site = _site(session, alice)
            welcome = _guide(session, site, alice, "Welcome", "/")
            publish(session, welcome, seen="", by=alice, now=NOW)
            boats = _guide(session, site, alice, "Boats for free plans", "/boats")
            SiteAttribute.declare(session, site, "plan", "text", "", NOW)
            site.budget = 0
            key, boats_id, boats_key = site.key, boats.id, boats.key
        with serve_app(create_harbour(f"{base}/player/v1/{key}.js")) as harbour:
            with database.writing() as session:
                session.scalars(select(Site)).one().address = f"{harbour}/"
            yield Marina(base, harbour, database, secret, boats_id, boats_key)


def _site(session, alice) -> Site:
    membership = Membership.of(session, alice.id)
    return Site.create(session, membership.organisation, "Harbour", "http://127.0.0.1/", NOW)


def _guide(session, site, alice, name, path) -> Guide:
    step = replace(Step.new("modal", f"http://127.0.0.1{path}"), title=name, buttons=(Button("Done", action={"type": "finish"}),))
    rules = {"pages": {"include": [{"part": "path", "operator": "equals", "value": path}]}, "frequency": {"show": "once"}}
    return Guide.create(session, site, name, "tour", GuideDocument((step,), rules), alice, NOW)


def choose(page: Page, name: str, value: str) -> None:
    """Chooses in a list by keyboard and waits until that is saved."""
    saving = page.expect_response(lambda answer: answer.request.method == "PUT")
    with saving:
        page.locator(f'select[name="{name}"]').select_option(value)


def write(page: Page, name: str, value: str) -> None:
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.locator(f'[name="{name}"]').fill(value)
        page.keyboard.press("Tab")


def build(page: Page, marina: Marina) -> None:
    """The segment *plan is free, second visit, not seen Welcome*, chosen in the editor without the mouse."""
    page.context.add_cookies([{"name": "cairn_session", "value": marina.secret, "url": marina.base}])
    page.goto(f"{marina.base}/guides/{marina.boats}/rules")
    row = "segment.conditions[{}].{}"
    page.locator("button", has_text="Condition").press("Enter")
    expect(page.locator(f'[name="{row.format(0, "name")}"]')).to_be_focused()
    write(page, row.format(0, "name"), "plan")
    write(page, row.format(0, "value[0]"), "free")
    page.locator("button", has_text="Condition").press("Enter")
    expect(page.locator(f'[name="{row.format(1, "subject")}"]')).to_be_visible()
    choose(page, row.format(1, "subject"), "visits")
    write(page, row.format(1, "value[0]"), "2")
    page.locator("button", has_text="Condition").press("Enter")
    expect(page.locator(f'[name="{row.format(2, "subject")}"]')).to_be_visible()
    choose(page, row.format(2, "subject"), "guide")
    page.locator(f'select[name="{row.format(2, "name")}"]').select_option(label="Welcome")
    expect(page.locator("#rules-sentence")).to_contain_text(
        'Visitors with at least 2 visits whose plan is "free" and who have not seen "Welcome"'
    )
    expect(page.locator("#rules-saved")).to_have_text("Saved")


class Visitor:
    """A browser of its own, and every request it sent to Cairn."""

    def __init__(self, browser: Browser, marina: Marina, plan: str) -> None:
        self.marina = marina
        self.plan = plan
        self.context = browser.new_context()
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(OPEN)
        self.context.add_init_script(
            f'window.cairn = window.cairn || []; cairn.push(["identify", "user-qzx4711", {{plan: "{plan}"}}])'
        )
        self.sent: list[Request] = []
        self.context.on("request", self._note)

    def _note(self, request: Request) -> None:
        if request.url.startswith(self.marina.base):
            self.sent.append(request)

    def at(self, path: str, when: datetime) -> Page:
        self.context.clock.set_fixed_time(when)
        page = self.context.new_page()
        page.goto(self.marina.harbour + path)
        page.evaluate(ARRIVED)
        page.evaluate("plan => cairn.identify('user-qzx4711', {plan})", self.plan)
        return page

    def reasons(self, page: Page) -> list[str]:
        """Names of the rules that keep the guide for boats from showing; of a segment, what it looked at."""
        verdict = page.evaluate("key => cairn.explain(key)", self.marina.key)
        failed = [rule for rule in verdict["rules"] if not rule["held"]]
        parts = [part for rule in failed for part in rule.get("parts", [rule]) if not part["held"]]
        return [part["wanted"].get("subject", part["rule"]) for part in parts]
