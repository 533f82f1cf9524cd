"""Two people in one guide, each in a browser of their own: they see each other, and nobody overwrites anybody."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from models.account import Member, MemberSession, Organisation, Role
from tests.browser.editor_desk import Desk
from tests.support.chromium import PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]


def admit_bob(database) -> str:
    """Bob writes guides at Alice's, too; returns the secret of his cookie."""
    now = datetime.now(UTC)
    with database.writing() as session:
        organisation = session.scalars(select(Organisation)).one()
        bob = Member(email="bob@example.com", name="Bob Holm", created_at=now)
        session.add_all([bob, organisation.admit(bob, Role.AUTHOR)])
        session.flush()
        return MemberSession.start(session, bob, now)


def test_two_people_in_one_guide_see_each_other_and_choose_between_their_texts(desk: Desk, browser: Browser):
    alice, theirs = desk.page, browser.new_context(viewport={"width": 1440, "height": 900})
    theirs.set_default_timeout(PATIENCE)
    theirs.add_cookies([{"name": "cairn_session", "value": admit_bob(desk.database), "url": desk.base}])
    bob = theirs.new_page()
    bob.goto(alice.url)
    expect(bob.get_by_role("button", name="Alice has this guide open, too")).to_be_visible()
    alice.reload()
    alice.get_by_role("button", name="Bob Holm has this guide open, too").click()
    expect(alice.locator("#guide-presence-list")).to_contain_text("Bob Holm since")
    alice.keyboard.press("Escape")
    expect(alice.locator("#guide-presence-list")).to_be_hidden()
    bob.locator("#step-title").fill("Boats of Bob")
    expect(bob.locator("#save-state")).to_contain_text("Saved")
    alice.locator("#step-title").fill("Boats of Alice")
    conflict = alice.locator("#step-conflict")
    expect(conflict).to_contain_text("Bob Holm changed this step")
    expect(conflict.get_by_role("row", name="Title")).to_contain_text("Boats of Alice")
    expect(conflict.get_by_role("row", name="Title")).to_contain_text("Boats of Bob")
    expect(conflict.get_by_role("row")).to_have_count(2)
    conflict.get_by_role("button", name="Keep mine").click()
    expect(conflict).to_be_hidden()
    desk.saved()
    assert desk.steps[0]["title"] == "Boats of Alice"
    bob.locator("#step-title").fill("Boats of Bob again")
    bob.get_by_role("button", name="Take theirs").click()
    expect(bob.locator("#step-title")).to_have_value("Boats of Alice")
    choose_between_names_and_orders(alice, bob)
    theirs.close()
    # The browser tells of every 409; they are what was asked for.
    desk.author.problems[:] = [problem for problem in desk.author.problems if "409" not in problem]


def choose_between_names_and_orders(alice: Page, bob: Page):
    """Each of them at the same guide, from what they saw when they came."""
    for _ in range(2):
        alice.locator("#copy-step").click()
        expect(alice.locator("#undo")).to_have_attribute("title", re.compile("Duplicated"))
        alice.locator("#step-title").fill(f"Step {alice.locator('.step-list li').count()}")
        expect(alice.locator("#save-state")).to_contain_text("Saved")
    expect(alice.locator(".step-list .step-title")).to_have_text(["Boats of Alice", "Step 2", "Step 3"])
    bob.reload()
    bob.get_by_role("button", name="Move “Step 3” up").click()
    expect(bob.locator(".step-list .step-title")).to_have_text(["Boats of Alice", "Step 3", "Step 2"])
    bob.locator(".editor-name").fill("Tour of Bob")
    bob.locator(".editor-name").press("Enter")
    expect(bob.get_by_text("The guide is now called Tour of Bob.")).to_be_visible()
    alice.get_by_role("button", name="Move “Boats of Alice” down").click()
    orders = alice.locator("#order-conflict")
    expect(orders).to_contain_text("Bob Holm changed the order of the steps meanwhile.")
    expect(orders.locator("dd")).to_have_text(["Step 2, Boats of Alice, Step 3", "Boats of Alice, Step 3, Step 2"])
    alice.locator(".editor-name").fill("Tour of Alice")
    alice.locator(".editor-name").press("Enter")
    names = alice.locator("#guide-name-conflict")
    expect(names.locator("dd")).to_have_text(["Tour of Alice", "Tour of Bob"])
    expect(alice.locator(".editor-name")).to_have_value("Tour of Alice")
    names.get_by_role("link", name="Take theirs").click()
    expect(alice.locator(".editor-name")).to_have_value("Tour of Bob")
    alice.get_by_role("button", name="Move “Step 3” up").click()
    expect(alice.locator(".step-list .step-title")).to_have_text(["Step 3", "Boats of Alice", "Step 2"])
    alice.locator(".editor-name").fill("Tour of Alice")
    alice.locator(".editor-name").press("Enter")
    expect(alice.get_by_text("The guide is now called Tour of Alice.")).to_be_visible()
