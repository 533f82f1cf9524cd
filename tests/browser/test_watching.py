"""Two products are upgraded overnight: the check finds what broke, a repair is accepted, a lost step goes, the inbox empties."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from models.account import Member, MemberSession, Organisation, Role
from models.account.review_policy import Policy
from models.job.due_checks import begin_due_checks, check_dependencies, check_site
from models.support.database import Database
from models.support.outbound import Outbound
from models.support.sealer import Sealer
from tests.browser.author import Author, go_live
from tests.sites.django_admin import django_admin
from tests.sites.django_before import django_4_2_admin
from tests.sites.serving import serve_app
from tests.support.live import cairn
from tests.support.people import sign_in_alice
from web.asset_address import asset_url
from web.harbour import create_harbour

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def nights(database: Database, base: str, *places: str) -> Callable[[], None]:
    """The worker's nights, one after the other: which sites are due, and a check of each."""
    outbound, key = Outbound(places), b"k" * 32
    means = check_dependencies(database, outbound, Sealer(key), lambda organisation, name: asset_url(key, organisation, name))
    passed = [datetime.now(UTC)]
    means = replace(means, clock=lambda: passed[0])
    assert begin_due_checks(database, passed[0]) == []  # the worker's first minute: new sites get their appointments

    def night() -> None:
        passed[0] += timedelta(days=1, hours=1)
        sites = begin_due_checks(database, passed[0])
        assert len(sites) == 2
        for _, site_id, check_id, _ in sites:
            check_site(means, site_id, check_id, base, lambda _organisation, _member: "")

    return night


def admit_bob(database: Database) -> str:
    """Bob reviews at Alice's, who publishes reviewed versions only; returns the secret of his cookie."""
    with database.writing() as session:
        organisation = session.scalars(select(Organisation)).one()
        bob = Member(email="bob@example.com", name="Bob", created_at=datetime.now(UTC))
        session.add_all([bob, organisation.admit(bob, Role.REVIEWER)])
        session.add(Policy(organisation_id=organisation.id, approvals_required=1))
        session.flush()
        return MemberSession.start(session, bob, datetime.now(UTC))


def through_review(alice: Page, bob: Page, base: str) -> None:
    """From the guide that is open in Alice's editor to its approved version being live."""
    alice.locator("#publish").click()
    expect(alice.locator("#publish-dialog [role=alert]")).to_contain_text("reviewed versions only")
    alice.get_by_role("link", name="Ask for a review").click()
    alice.locator("#ask-review").click()
    alice.wait_for_url(re.compile(r"/reviews/\d+$"))
    expect(alice.locator(".review-panel .badge").first).to_have_text("Waits for a review")
    expect(alice.locator("#approve")).to_have_count(0)
    bob.goto(f"{base}/reviews")
    bob.locator(".review-row a").first.click()
    bob.locator("#approve").click()
    expect(bob.locator(".review-panel .badge").first).to_have_text("Approved")
    alice.reload()
    alice.locator("#publish-reviewed").click()
    expect(alice.locator(".review-panel")).to_contain_text("This version is live")


def new_tour(author: Author, address: str, path: str) -> None:
    """A second site, and the beginning of a tour on one of its pages."""
    page = author.page
    page.goto(f"{author.base}/sites/new")
    page.get_by_label("Address").fill(address)
    page.get_by_role("button", name="Add site").click()
    page.get_by_role("link", name="New guide").first.click()
    page.locator("[name=address]").fill(f"{address}{path}")
    page.locator("main button.primary").click()


def before_the_upgrades(page: Page, author: Author, harbour: str, admin: str) -> None:
    """Two tours are made and published: two steps on Harbour's boats, one on the admin of Django 4.2."""
    author.add_site(f"{harbour}/boats/new")
    page.get_by_role("link", name="New guide").first.click()
    page.locator("[name=address]").fill(f"{harbour}/boats/new")
    author.tour({"#lookup-registration": "Let the register type for you", "h1": "A boat of your own"})
    new_tour(author, admin, "/admin/")
    expect(page.locator("#pointing-hint")).to_contain_text("Click the element")
    page.keyboard.press("Escape")
    page.locator(".target-panel summary").click()
    page.locator(".target-panel [name=selector]").fill("div.app-library")
    page.get_by_role("button", name="Use this selector").click()
    expect(page.locator(".target-selector")).to_have_text("div.app-library")
    page.locator("#step-title").fill("Everything about books")
    expect(page.locator("#save-state")).to_contain_text("Saved")
    go_live(page)
    expect(page.locator("#publication-bar .badge")).to_have_text("Live")


def accept_the_repair(page: Page) -> None:
    """Django's finding: the evidence is looked at on both sides, and the proposal accepted."""
    page.get_by_role("link", name="Everything about books").click()
    expect(page.locator(".finding-panel")).to_contain_text("What agrees")
    old, new = (page.frame_locator(f".finding-side:nth-child({side}) iframe") for side in (1, 2))
    for side in (old, new):
        expect(side.locator("cairn-picker")).to_have_count(1)
        expect(side.locator(".app-library")).to_be_in_viewport()
    expect(old.locator("thead")).to_have_count(0)
    expect(new.locator(".app-library thead")).to_have_count(1)
    page.get_by_text("How Cairn came to this").click()
    expect(page.locator(".evidence-excerpt").nth(1)).to_contain_text("app-library")
    page.locator("#accept").click()
    expect(page.locator(".finding-panel [role=status]")).to_contain_text("Accepted by Alice")
    page.get_by_role("link", name="Open the draft").click()


def remove_what_is_gone(page: Page, base: str) -> None:
    """Harbour's finding: the button is gone and the panel says so; the step goes, too."""
    page.goto(f"{base}/inbox")
    page.get_by_role("link", name="Let the register type for you").click()
    panel = page.locator(".finding-panel")
    expect(panel).to_contain_text("It is gone")
    expect(panel).to_contain_text("Nothing on the page is enough like it")
    expect(page.frame_locator(".finding-side:nth-child(1) iframe").locator("#lookup-registration")).to_be_in_viewport()
    expect(page.locator("#accept")).to_have_count(0)
    page.get_by_role("link", name="Point again").click()
    page.locator("#remove-step").click()
    expect(page.locator(".step-list li")).to_have_count(1)


def test_the_night_after_two_upgrades(browser_page: Page, browser: Browser, database, tmp_path):
    page = browser_page
    with ExitStack() as stack:
        harbour = stack.enter_context(serve_app(create_harbour(None)))
        place = harbour.removeprefix("http://")
        with django_4_2_admin() as (admin, port):
            places = (place, f"127.0.0.1:{port}")
            base = stack.enter_context(cairn(database, tmp_path, ",".join(places)))
            page.context.add_cookies([{"name": "cairn_session", "value": sign_in_alice(database), "url": base}])
            author = Author(page, base)
            before_the_upgrades(page, author, harbour, admin)
            night = nights(database, base, *places)
            night()
            page.goto(f"{base}/inbox")
            expect(page.locator("main")).to_contain_text("Every target is where it should be")

        stack.enter_context(django_admin(port=port))
        urlopen(Request(f"{harbour}/__version", b"version=2&back=/", {"Origin": harbour})).close()
        bob = stack.enter_context(browser.new_context()).new_page()
        bob.context.add_cookies([{"name": "cairn_session", "value": admit_bob(database), "url": base}])
        night()
        page.goto(f"{base}/inbox")
        expect(page.locator(".finding-row")).to_have_count(2)
        expect(page.locator("[aria-current=page] .nav-count")).to_contain_text("2")

        accept_the_repair(page)
        through_review(page, bob, base)
        remove_what_is_gone(page, base)
        page.goto(page.url.partition("/steps/")[0])
        through_review(page, bob, base)
        night()
        page.goto(f"{base}/inbox")
        expect(page.locator("main")).to_contain_text("Every target is where it should be")
        page.get_by_role("link", name="Resolved").click()
        expect(page.locator(".finding-row .badge.good")).to_have_count(2)
        assert [one for one in author.problems if "422" not in one] == []
