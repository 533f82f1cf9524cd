"""An author types while an admin in another browser takes the right away: nothing typed is lost, and saved once it is back."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from models.account import Member, MemberSession, Membership, Role
from models.guide import Guide
from models.site.theme import Theme
from models.site.theme_document import Look
from models.support.database import Database
from tests.support.chromium import PATIENCE
from tests.support.live import cairn
from tests.support.people import settle, tour

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]


@dataclass
class Rights:
    """Bob's page, an author's, and the page of Alice where she gives him roles."""

    base: str
    bob: Page
    alice: Page
    database: Database
    guide: int
    theme: int
    site: int

    def suspend(self) -> None:
        self.alice.get_by_role("button", name="Suspend").click()
        expect(self.alice.get_by_text("Suspended", exact=True)).to_be_visible()

    def let_in(self) -> None:
        self.alice.get_by_role("button", name="Reactivate").click()
        expect(self.alice.get_by_role("button", name="Suspend")).to_be_visible()

    def role(self, name: str) -> None:
        self.alice.locator("#field-role").select_option(name)
        with self.alice.expect_response(lambda answer: answer.request.method == "PUT"):  # an earlier "Saved" may stand there
            self.alice.get_by_role("button", name="Save role", exact=True).click()
        expect(self.alice.locator(".member-role [role=status]")).to_have_text("Saved")

    def on_site(self, name: str) -> None:
        self.alice.locator(f"#field-site-{self.site}").select_option(name)
        with self.alice.expect_response(lambda answer: answer.request.method == "PUT"):
            self.alice.get_by_role("button", name="Save roles on sites").click()
        expect(self.alice.locator("#member-sites [role=status]")).to_have_text("Saved")

    @property
    def said(self):
        return self.bob.locator("#notices .notice")

    def document(self) -> dict:
        with self.database.reading() as session:
            return session.get_one(Guide, self.guide).document.to_json()


@pytest.fixture
def rights(database, browser: Browser, tmp_path) -> Generator[Rights]:
    people = settle(database)
    now = datetime.now(UTC)
    with database.writing() as session:
        guide = tour(session, people.alice)
        session.scalars(select(Membership).where(Membership.member_id == people.bob.member.id)).one().role = Role.AUTHOR
        site = session.merge(people.alice.site)
        site.address = "http://127.0.0.1/"
        theme = Theme.create(session, site, "Sea", Look(), session.merge(people.alice.member), now)
        session.flush()
        numbers = guide.id, theme.id, site.id
        both = [session.get_one(Member, one.member.id) for one in (people.bob, people.alice)]
        secrets = [MemberSession.start(session, member, now) for member in both]
    with cairn(database, tmp_path, "") as base:
        contexts = [browser.new_context(viewport={"width": 1440, "height": 900}) for _ in secrets]
        for context, secret in zip(contexts, secrets, strict=True):
            context.set_default_timeout(PATIENCE)
            context.add_cookies([{"name": "cairn_session", "value": secret, "url": base}])
        bob, alice = (context.new_page() for context in contexts)
        alice.goto(f"{base}/members/{people.bob.member.id}")
        yield Rights(base, bob, alice, database, *numbers)
        for context in contexts:
            context.close()


def test_what_is_typed_into_a_step_outlives_a_suspension_and_is_saved_after_it(rights: Rights):
    bob = rights.bob
    bob.goto(f"{rights.base}/guides/{rights.guide}")
    rights.suspend()
    bob.locator("#step-title").fill("Berths of Bob")
    expect(rights.said).to_contain_text("You, or your whole organisation, were suspended, or you were removed")
    expect(rights.said).to_contain_text("what you typed is still on this page. Ask an owner or an admin to reactivate you")
    expect(bob.locator("#save-state")).to_contain_text("Not saved")
    expect(bob.locator("#step-title")).to_have_value("Berths of Bob")
    rights.let_in()
    bob.get_by_role("button", name="Save again").click()
    expect(bob.locator("#save-state")).to_have_text("Saved", use_inner_text=True)
    assert rights.document()["steps"][0]["title"] == "Berths of Bob"

    rights.role("viewer")
    bob.locator("#step-title").fill("Moorings of Bob")
    expect(rights.said.last).to_contain_text("Your role here is viewer; it does not allow this.")
    expect(rights.said.last).to_contain_text("Ask an owner or an admin for the right")
    bob.locator("#step-title").press("ControlOrMeta+s")
    expect(bob.locator("#save-state")).to_contain_text("Not saved")
    rights.role("author")
    bob.locator("#step-title").press("End")
    bob.keyboard.type("!")
    expect(bob.locator("#save-state")).to_have_text("Saved", use_inner_text=True)
    assert rights.document()["steps"][0]["title"] == "Moorings of Bob!"


def test_rules_a_theme_and_a_comment_outlive_the_loss_of_the_role_on_a_site(rights: Rights):
    bob = rights.bob
    bob.goto(f"{rights.base}/guides/{rights.guide}/rules")
    rights.on_site("none")
    name = 'select[name="frequency.show"]'
    other = bob.locator(f"{name} option:not(:checked)").first.get_attribute("value")
    bob.locator(name).select_option(other)
    expect(rights.said).to_contain_text("you no longer have access to it")
    expect(rights.said).to_contain_text("what you typed is still on this page")
    expect(bob.locator("#rules-saved")).to_contain_text("Not saved")
    expect(bob.locator(name)).to_have_value(other or "")
    rights.on_site("")
    bob.get_by_role("button", name="Save again").click()
    expect(bob.locator("#rules-saved")).to_have_text("Saved")
    assert rights.document()["rules"]["frequency"]["show"] == other

    bob.goto(f"{rights.base}/sites/{rights.site}/themes/{rights.theme}")
    rights.on_site("viewer")
    bob.locator('#theme-form input[name="name"]').fill("Sea of Bob")
    bob.get_by_role("button", name="Save", exact=True).click()
    expect(rights.said.last).to_contain_text("Your role on this site is viewer")
    expect(bob.locator('#theme-form input[name="name"]')).to_have_value("Sea of Bob")
    rights.on_site("author")
    bob.get_by_role("button", name="Save", exact=True).click()
    expect(bob.locator("#theme-said")).to_contain_text("Saved")

    bob.goto(f"{rights.base}/guides/{rights.guide}/reviews")
    rights.on_site("none")
    text = bob.locator("textarea[name=text]").first
    text.fill("Which berth?")
    bob.get_by_role("button", name="Comment").first.click()
    expect(rights.said.last).to_contain_text("you no longer have access to it")
    expect(text).to_have_value("Which berth?")
    rights.on_site("")
    bob.get_by_role("button", name="Comment").first.click()
    expect(bob.locator("main")).to_contain_text("Which berth?")
    expect(bob.locator("textarea[name=text]").first).to_have_value("")
