"""Identified mode from end to end: an admin turns it on, the site's page names a visitor, the numbers say who engaged, and
turning it off erases all of it.
"""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.event.identified_visitor import IdentifiedVisitor
from models.guide import Guide
from models.support.subject_key import SubjectKey
from tests.browser.author import OPEN
from tests.support.chromium import at_rest
from tests.support.databases import everything

pytestmark = pytest.mark.browser

PERSON = "qzx4711@customer.example"


@pytest.fixture
def screen(browser_page: Page, marina):
    problems: list[str] = []
    browser_page.on("pageerror", lambda error: problems.append(str(error)))
    browser_page.context.add_cookies([{"name": "cairn_session", "value": marina.secret, "url": marina.base}])
    yield browser_page
    assert problems == []


def assert_fits(page: Page, name: str):
    """In both schemes and widths: nothing sticks out, and axe finds no fault."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in (360, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, scheme, width)
        found = Axe().run(at_rest(page))
        assert found.violations_count == 0, (name, scheme, found.generate_report())
    page.emulate_media(color_scheme="light")


def visit(browser, marina, attributes="{level: 'gold', mail: 'qzx4711@customer.example'}"):
    """A visitor whom the page names before the script is there; returns what was sent to Cairn, once it counted."""
    context = browser.new_context()
    context.add_init_script(OPEN)
    context.add_init_script(f"window.cairn ??= []; cairn.push?.(['identify', '{PERSON}', {attributes}])")
    sent = []
    context.on("request", lambda request: sent.append((request.url, request.post_data or "")))
    page = context.new_page()
    page.goto(f"{marina.harbour}/?token={PERSON}#{PERSON}")
    with page.expect_response(lambda answer: answer.url.endswith("/events") and answer.status == 202):
        page.get_by_role("dialog").get_by_role("button", name="Done").click()
    context.close()
    return [one for one in sent if one[0].startswith(marina.base)]


def turn_on(page: Page, marina):
    page.goto(f"{marina.base}/sites/1/identified-mode")
    page.get_by_label("Purpose").fill("To help customers who got stuck.")
    page.get_by_label("Legal basis").select_option(label="Performance of a contract (Art. 6(1)(b) GDPR)")
    page.get_by_label("Allowed attributes").fill("level")
    page.get_by_role("button", name="Turn on").click()
    expect(page.locator("#identified-mode-form h2")).to_contain_text("On since")


@pytest.mark.long
def test_promise_6_an_admin_turns_identified_mode_on_and_the_numbers_say_who_engaged_until_it_is_off(screen, browser, marina):
    before = visit(browser, marina)
    assert all("person" not in body for _, body in before), "off by default"
    screen.goto(f"{marina.base}/sites/1/identified-mode")
    assert_fits(screen, "off")
    turn_on(screen, marina)
    assert_fits(screen, "on")

    sent = visit(browser, marina)
    batch = json.loads(next(body for _, body in sent if body))
    assert batch["person"]["attributes"] == {"level": "gold"}
    assert "qzx4711" not in json.dumps(sent), "neither the id nor what is not on the list leaves the browser"
    with marina.database.reading() as session:
        guide = session.scalars(select(Guide.id).where(Guide.name == "Welcome")).one()
        found = session.scalars(select(IdentifiedVisitor)).one()
        assert batch["person"]["subject"] not in found.pseudonym
        kept = str(everything(marina.database))
        assert "qzx4711" not in kept
        assert batch["person"]["subject"] not in kept, "a pseudonym that only the site's secret makes"

    screen.goto(f"{marina.base}/guides/{guide}/numbers")
    row = screen.locator("#people-list tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("gold")
    expect(row).to_contain_text("Completed")
    assert_fits(screen, "numbers")

    row.get_by_role("link").click()
    expect(screen.locator("#person-panel")).to_contain_text("Welcome")
    assert_fits(screen, "person")
    screen.goto(f"{marina.base}/sites/1/people")
    screen.get_by_label("Their id").fill(PERSON)
    screen.get_by_role("button", name="Find").click()
    expect(screen.locator("h1")).to_have_text(f"Person {found.pseudonym[:8]}")

    screen.goto(f"{marina.base}/sites/1/identified-mode")
    screen.on("dialog", lambda dialog: dialog.accept())
    screen.get_by_role("button", name="Turn off and erase").click()
    expect(screen.locator("#identified-mode-form")).to_contain_text("1 person was erased")
    with marina.database.reading() as session:
        assert session.scalars(select(IdentifiedVisitor)).all() == []
        assert session.scalars(select(SubjectKey.subject).where(SubjectKey.subject.startswith("visitor"))).all() == []
    assert found.pseudonym not in str(everything(marina.database))
    after = visit(browser, marina)
    assert all("person" not in body for _, body in after)
