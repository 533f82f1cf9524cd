"""The editor while the server takes its time: what its author asked for last is what is drawn."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from models.account import Member
from models.guide import Guide
from tests.browser.editor_desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# The next answer about a page begins at once; its text comes when `sayOn` is called.
SLOW_TEXT = """() => {
  const { fetch } = window;
  window.began = new Promise((begin) => {
    window.fetch = async (...asked) => {
      const answer = await fetch(...asked);
      if (!answer.url.endsWith("/snapshot")) return answer;
      window.fetch = fetch;
      const text = await answer.text();
      answer.text = () => new Promise((done) => { window.sayOn = () => done(text); begin(); });
      return answer;
    };
  });
}"""


@pytest.mark.parametrize(("button", "address"), [("#load-page", "snapshot"), ("#check-targets", "checks")])
def test_a_step_that_is_added_stays_while_something_slow_for_the_last_is_answered(desk: Desk, button: str, address: str):
    page, slow = desk.page, []
    page.route(re.compile(f"/{address}$"), lambda route: slow.append((route, route.fetch())))
    page.locator(button).click()
    page.locator("#add-step").click()
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
    if address == "snapshot":  # the new step's page is fetched by itself
        expect(page.locator("iframe.snapshot")).to_be_visible()
    page.locator("#step-title").fill("Second")
    desk.saved()
    with page.expect_response(re.compile(r"/steps/[\w-]+$")):
        for route, answer in slow:
            route.fulfill(response=answer)
    expect(page.locator("#step-list .step-title")).to_have_text(["Boats", "Second"])
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
    expect(page.locator("#step-title")).to_have_value("Second")


def test_a_step_that_is_added_comes_whatever_the_editor_asks_by_itself_meanwhile(desk: Desk):
    page, held = desk.page, {}
    with desk.database.writing() as session:
        guide = session.get_one(Guide, 1)
        (step,) = guide.document.steps
        elsewhere = replace(step, page=step.page + "boats/new")  # a page that was not fetched yet
        guide.edit(guide.document.with_step(elsewhere), "Moved", session.query(Member).one(), datetime.now(UTC))
    page.route(re.compile("/(snapshot|steps)$"), lambda route: held.update({route.request.url[-5:]: route}))
    page.reload()
    page.locator("#add-advance").select_option("target_click")
    expect(page.locator(".advance-rule")).to_have_count(1)
    page.locator("#add-step").click()
    with page.expect_response(re.compile(r"/steps/[\w-]+$")):
        held["pshot"].continue_()
    with page.expect_response(re.compile("/steps$")):
        held["steps"].continue_()
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
    expect(page.locator("#step-list li")).to_have_count(2)


def test_a_step_that_is_added_stays_when_an_older_answer_began_before_it_and_ends_after_it(desk: Desk):
    page = desk.page
    desk.saved()
    page.evaluate(SLOW_TEXT)
    page.locator("#load-page").click()
    page.evaluate("began")
    page.locator("#add-step").click()
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
    expect(page.locator("iframe.snapshot")).to_be_visible()  # the new step's page is fetched by itself
    with page.expect_response(re.compile(r"/steps/[\w-]+$")):
        page.evaluate("sayOn()")
    expect(page.locator("#step-list li")).to_have_count(2)
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
