"""Three people and a guest bring a guide to visitors: from the invitation to the approval, back to what was, and off."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from models.account import Member, Organisation
from models.account.review_policy import Policy
from models.guide import Button, Guide, GuideDocument, Step
from models.release.release_lookup import find_live
from models.site import Site
from tests.browser.author import Author, go_live
from tests.support.chromium import PATIENCE
from tests.support.live import cairn
from tests.support.people import PASSWORD, TARGET, sign_in_alice

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def settle(database):
    """Alice's guide of two steps, where one approval is asked for; returns her cookie, the guide and the site's key."""
    cookie, now = sign_in_alice(database), datetime.now(UTC)
    with database.writing() as session:
        alice, home = session.scalars(select(Member)).one(), session.scalars(select(Organisation)).one()
        site = Site.create(session, home, "Boats", "https://app.acme.example/", now)
        session.add(Policy(organisation_id=home.id, approvals_required=1))
        first = Step("s1", "modal", title="Welcome, {{ name | sailor }}", placement="center", buttons=(Button("Next"),))
        last = Step(
            "s2",
            "tooltip",
            title="Add a bote",
            target=TARGET,
            page=TARGET["page"],
            buttons=(Button("Done", action={"type": "finish"}),),
        )
        guide = Guide.create(session, site, "Boats", "tour", GuideDocument((first, last)), alice, now)
        return cookie, guide.id, site.key


@pytest.fixture
def sit_down(browser: Browser):
    """A window of somebody's own."""
    opened = []

    def window() -> Page:
        opened.append(browser.new_context(viewport={"width": 1440, "height": 900}))
        opened[-1].set_default_timeout(PATIENCE)
        return opened[-1].new_page()

    yield window
    for one in opened:
        one.close()


def live_titles(database, key):
    """Of the release that visitors' browsers are given from now on."""
    with database.reading() as session:
        release = find_live(session, key, "production")
    return [step["title"] for guide in release.document["guides"] for step in guide["content"]["steps"]]


def test_a_guide_goes_from_an_invitation_to_visitors_and_off_again(sit_down, database, tmp_path):  # noqa: PLR0915 - one walk
    cookie, guide, key = settle(database)
    with cairn(database, tmp_path, "app.acme.example") as base:
        alice, dora, bob, guest = (sit_down() for _ in range(4))
        problems = [Author(page, base).problems for page in (alice, dora, bob, guest)]
        alice.context.add_cookies([{"name": "cairn_session", "value": cookie, "url": base}])

        def join(page: Page, name: str, role: str) -> None:
            alice.goto(f"{base}/members")
            alice.get_by_label("E-mail address").fill(f"{name.lower()}@example.com")
            alice.get_by_label("Role", exact=True).select_option(role)
            alice.get_by_role("button", name="Create link").click()
            page.goto(alice.locator("#fresh-link").input_value())
            page.get_by_label("Your name").fill(name)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Join").click()
            expect(page.get_by_role("link", name="Guides").first).to_be_visible()

        def ask() -> str:
            dora.goto(f"{base}/guides/{guide}/reviews")
            dora.get_by_role("button", name="Ask for a review").click()
            dora.wait_for_url(re.compile(r"/reviews/\d+$"))
            return dora.url

        def retitle(title: str) -> None:
            dora.goto(f"{base}/guides/{guide}")
            dora.locator(".step-list .step-title").nth(1).click()
            expect(dora.locator("#step-panel h2")).to_have_text("Step 2")
            dora.locator("#step-title").fill(title)

        def publish_is_refused() -> None:
            """Pressed while the title is still to be saved; the refusal stays."""
            dora.locator("#publish").click()
            expect(dora.locator("#save-state")).to_have_text(re.compile(r"^\s*Saved\s*$"))
            dora.wait_for_load_state("networkidle")
            expect(dora.locator("#publish-dialog")).to_contain_text("reviewed versions only")
            expect(dora.locator("#publish-now")).to_have_count(0)

        join(dora, "Dora", "author")
        join(bob, "Bob", "reviewer")
        review = ask()
        bob.goto(f"{base}/reviews")
        bob.get_by_role("link", name="Boats").click()
        expect(bob.locator("#still-s1 h3")).to_contain_text("Welcome, sailor")
        bob.locator("#still-s2").get_by_label("Comment on step 2").fill("A boat, not a bote.")
        bob.locator("#still-s2").get_by_role("button", name="Comment").click()
        expect(bob.locator("#still-s2 .remark")).to_contain_text("A boat, not a bote.")
        expect(bob.locator("#still-s2").get_by_label("Comment on step 2")).to_have_value("")
        bob.get_by_text("Share with somebody who has no account").click()
        bob.get_by_role("button", name="Create link").click()
        guest.goto(bob.get_by_label("The link, shown this once").input_value())
        expect(guest.locator("#main .note").first).to_contain_text("Not live.")
        guest.locator("#still-s1").get_by_label("Your name").fill("Pat")
        guest.locator("#still-s1").get_by_label("Comment on step 1").fill("Friendly!")
        guest.locator("#still-s1").get_by_role("button", name="Comment").click()
        expect(guest.locator("#still-s1 .remark")).to_contain_text("Pat (guest)")
        bob.get_by_role("button", name="Request changes").click()
        expect(bob.locator(".review-bar")).to_contain_text("Changes requested")

        dora.goto(review)
        expect(dora.locator("#still-s1 .remark")).to_contain_text("Friendly!")
        expect(dora.locator("#still-s2 .remark")).to_contain_text("A boat, not a bote.")
        retitle("Add a boat")
        publish_is_refused()
        bob.goto(ask())
        expect(bob.get_by_text("Since you last looked: 1 step changed")).to_be_visible()
        bob.get_by_role("button", name="Approve").click()
        expect(bob.locator(".review-bar")).to_contain_text("Approved")
        dora.reload()
        dora.get_by_role("button", name="Publish this version").click()
        expect(dora.locator(".review-bar")).to_contain_text("This version is live")
        assert live_titles(database, key) == ["Welcome, {{ name | sailor }}", "Add a boat"]

        retitle("Add a boat or two")
        publish_is_refused()
        bob.goto(ask())
        bob.get_by_role("button", name="Approve").click()
        expect(bob.locator(".review-bar")).to_contain_text("Approved")
        dora.goto(f"{base}/guides/{guide}")
        go_live(dora)
        expect(dora.locator(".publication-state")).to_contain_text("as you see it")
        assert live_titles(database, key)[1] == "Add a boat or two"

        alice.goto(f"{base}/sites/1/releases")
        expect(alice.locator(".release-live")).to_contain_text(re.compile(r"published by Dora\s+Approved\s+by Bob"))
        alice.get_by_role("button", name="Roll back").last.click()
        expect(alice.locator(".release-entry")).to_have_count(3)
        assert live_titles(database, key)[1] == "Add a boat"
        alice.get_by_text("Something wrong?").click()
        alice.get_by_role("button", name="Switch everything off").click()
        expect(alice.locator(".release-entry")).to_have_count(4)
        assert live_titles(database, key) == []
        # What a guest's frame refuses under its policy, and a refusal of the server, are the browser's to say.
        assert [one for several in problems for one in several if "422" not in one] == []
