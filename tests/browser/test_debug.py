"""The whole job, by mouse and keyboard, on pages served from another origin; nothing in it is stubbed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import cairn, sign_in_alice
from tests.sites.serving import serve_app
from web.harbour import create_harbour

pytestmark = pytest.mark.browser


def point_and_write(page: Page, selector: str, title: str) -> None:
    """Points at an element of the snapshot and writes the step's title."""
    frame = page.frame_locator("iframe.snapshot")
    expect(page.locator("#pointing-hint")).to_contain_text("Click the element")
    frame.locator(selector).hover()
    frame.locator(selector).click()
    expect(page.locator(".target-selector")).to_be_visible()
    page.locator("#step-title").fill(title)
    expect(page.locator("#save-state")).to_contain_text("Saved")


def test_a_tour_is_made_by_pointing_published_and_met_by_a_visitor(browser_page: Page, tmp_path):
    page = browser_page
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    with serve_app(create_harbour(None)) as harbour, cairn(tmp_path, harbour.removeprefix("http://")) as (base, database):
        page.context.add_cookies([{"name": "cairn_session", "value": sign_in_alice(database), "url": base}])
        page.goto(f"{base}/sites/new")
        page.get_by_label("Address").fill(f"{harbour}/")
        page.locator("main button.primary").click()
        tag = page.locator("code", has_text="<script async").first.inner_text()
        script = re.search(r'src="([^"]+)"', tag)[1]

        page.goto(f"{base}/guides/new")
        page.locator("main button.primary").click()
        point_and_write(page, '[data-testid="figure-occupancy"]', "How full you are")
        page.locator("#add-step").click()
        point_and_write(page, "#nav-boats", "Your boats")
        page.locator("#add-step").click()
        point_and_write(page, "#nav-berths", "Your berths")
        page.locator("#publish").click()
        expect(page.locator("#publication-bar .badge")).to_have_text("Live")
        guide = page.url
        assert problems == []

        with serve_app(create_harbour(script)) as live:
            visit = page.context.browser.new_page()
            visit.on("console", lambda m: print("CONSOLE", m.text))
            visit.on("response", lambda r: print("RESP", r.status, r.url))
            visit.on("pageerror", lambda e: print("PE", e))
            visit.goto(f"{live}/")
            visit.wait_for_timeout(3000)
            print(visit.evaluate("window.cairn && cairn.explain ? cairn.explain().then ? 1:2 : 0"))
            visit.screenshot(path="/tmp/try/visit.png")
            print(
                visit.evaluate(
                    "fetch(document.querySelector('script[src*=player]').src).then(r=>r.text()).then(t=>t.slice(-2500))"
                )
            )
            card = visit.get_by_role("dialog")
            expect(card).to_contain_text("How full you are")
            assert touches(card.bounding_box(), visit.locator('[data-testid="figure-occupancy"]').bounding_box())
            card.get_by_role("button", name="Next").click()
            expect(visit.get_by_role("dialog")).to_contain_text("Your boats")
            visit.get_by_role("dialog").get_by_role("button", name="Next").press("Enter")
            expect(visit.get_by_role("dialog")).to_contain_text("Your berths")
            with visit.expect_response(lambda response: response.url.endswith("/events") and response.status == 202):
                visit.get_by_role("dialog").get_by_role("button", name="Done").click()
                expect(visit.get_by_role("dialog")).to_have_count(0)
            visit.close()

        page.goto(re.sub(r"(/guides/\d+).*", r"\1/numbers", guide))
        expect(page.locator("#figure-started")).to_have_text("1")
        expect(page.locator("#figure-completed")).to_have_text("1")


def touches(card, target, reach: float = 24) -> bool:
    """Whether the card's box meets the target's, its arrow's length apart at most."""
    return (
        card["x"] <= target["x"] + target["width"] + reach
        and target["x"] <= card["x"] + card["width"] + reach
        and card["y"] <= target["y"] + target["height"] + reach
        and target["y"] <= card["y"] + card["height"] + reach
    )
