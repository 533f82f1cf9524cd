"""The guide editor in Chromium: by keyboard alone, from two tabs, and with everything a step can be."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.editor_desk import Desk
from tests.support.chromium import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAYS = ["target_click", "value", "appears", "url", "delay", "event"]


def test_the_whole_editor_answers_to_the_keyboard(desk: Desk):
    page = desk.page
    page.keyboard.press("Escape")
    page.locator("#main").focus()
    page.keyboard.press("n")
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
    expect(page.locator("#pointing-hint")).to_contain_text("Arrow keys walk")
    # The keyboard is in the page now: down from the body to its first part, and on to the neighbour.
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".target-selector")).to_be_visible()
    expect(page.locator("#step-title")).to_be_focused()
    page.keyboard.type("Second")
    desk.saved()
    page.keyboard.press("Control+s")
    page.locator(".step-list a[aria-current]").focus()
    with page.expect_response(re.compile("/order$")):
        page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".step-list .step-title")).to_have_text(["Second", "Boats"])
    page.locator("#main").focus()
    page.keyboard.press("j")
    expect(page.locator("#step-title")).to_have_value("Boats")
    page.keyboard.press("d")
    expect(page.locator(".step-list .step-title")).to_have_text(["Second", "Boats", "Boats"])
    page.keyboard.press("Control+z")
    expect(page.locator(".step-list .step-title")).to_have_text(["Second", "Boats"])
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(".step-list .step-title")).to_have_text(["Second", "Boats", "Boats"])
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_hidden()
    page.keyboard.press("t")
    expect(page.locator("#step-title")).to_be_focused()
    page.keyboard.type("nd?")
    expect(page.locator("#step-title")).to_have_value(re.compile(r"nd\?$"))


def test_letters_are_no_shortcuts_any_more_for_whoever_switches_them_off(desk: Desk):
    page = desk.page
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("checkbox", name="Letters and the question mark are shortcuts").uncheck()
    page.keyboard.press("Escape")
    for key in ("n", "?", "t"):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_hidden()
    expect(page.locator("#step-title")).not_to_be_focused()
    page.reload()
    page.get_by_role("button", name="Shortcuts").click()
    square = page.get_by_role("checkbox", name="Letters and the question mark are shortcuts")
    expect(square).not_to_be_checked()
    square.check()
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.locator("#step-title")).to_be_focused()


def test_a_step_that_two_tabs_change_shows_both_texts_and_loses_neither(desk: Desk):
    page = desk.page
    other = page.context.new_page()
    other.goto(page.url)
    page.locator("#step-title").fill("Mine")
    desk.saved()
    other.locator("#step-title").fill("Theirs")
    conflict = other.locator("#step-conflict")
    expect(conflict).to_contain_text("Mine")
    expect(conflict).to_contain_text("Theirs")
    assert desk.steps[0]["title"] == "Mine"
    other.locator("#step-title").press("End")
    other.keyboard.type(", longer")
    conflict.get_by_role("button", name="Keep mine").click()
    expect(conflict).to_be_hidden()
    expect(other.locator("#step-title")).to_have_value("Theirs, longer")
    assert desk.steps[0]["title"] == "Theirs, longer"
    page.locator("#step-title").fill("Mine again")
    page.get_by_role("button", name="Take theirs").click()
    expect(page.locator("#step-title")).to_have_value("Theirs, longer")
    other.close()
    # The browser tells of every 409; they are what was asked for.
    desk.author.problems[:] = [problem for problem in desk.author.problems if "409" not in problem]


def test_a_selector_is_judged_while_it_is_typed(desk: Desk):
    page = desk.page
    page.get_by_text("Selector", exact=True).click()
    field, note = page.get_by_label("CSS selector"), page.locator("#verdict-note")
    for selector, said in {
        "#nav-boats": "Found",
        "nav a": "Unsure",
        "#nowhere": "Missing",
        "a >> b": "at character 4",
        "button:contains('Boats')": "at character 7",
        "x" * 100_000: "has 100,000 characters; at most 2,000",
    }.items():
        field.fill(selector)
        expect(note).to_contain_text(said)
    assert desk.steps[0]["target"]["selectors"][0]


def test_a_step_can_be_everything_it_can_be(desk: Desk):
    page = desk.page

    def choose(label: str, value: str) -> None:
        page.get_by_label(label, exact=True).select_option(value)

    for action, fields in {
        "link": {"Address that button 1 opens": "/boats"},
        "copy": {"Text that button 1 copies": "SPRING"},
        "attribute": {"Attribute that button 1 sets": "plan", "Value that button 1 sets": "crew"},
        "event": {"Event that button 1 dispatches on the page": "marina:open"},
    }.items():
        choose("What button 1 does", action)
        for label, text in fields.items():
            page.get_by_label(label).fill(text)
        page.get_by_label("Label of button 1").fill(f"Do {action}")
        with page.expect_response(lambda answer: answer.request.method == "PUT"):
            page.get_by_label("Label of button 1").press("Tab")
        page.wait_for_function("() => !document.querySelector('#step-form').matches('.htmx-request')")
        desk.saved()
        expect(page.locator(".button-editor .problem")).to_have_count(0)
    choose("What button 1 does", "next")
    for count, when in enumerate(WAYS, start=1):
        choose("Add another way to advance", when)
        expect(page.locator(".advance-rule")).to_have_count(count)
        desk.saved()
    page.get_by_label("Selector of the element that appears").fill(".saved")
    page.get_by_label("The address", exact=True).fill("/boats/new")
    page.get_by_label("Name of the event").fill("boat_added")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.get_by_label("Name of the event").press("Tab")
    desk.saved()
    expect(page.locator(".advance-rule .problem")).to_have_count(0)
    page.get_by_label("On the right, at its start").check()
    choose("Backdrop", "spotlight")
    page.get_by_label("The element can be clicked").check()
    choose("Progress", "bar")
    page.get_by_label("Width").fill("400")
    page.get_by_text("When the element is missing").click()
    page.locator("#step-wait").fill("9")
    choose("do this", "end")
    desk.saved()
    page.reload()
    step = desk.steps[0]
    assert [advance["when"] for advance in step["advance"]] == WAYS
    assert step["placement"] == "right-start"
    assert step["backdrop"] == {"kind": "spotlight", "through": True}
    assert (step["progress"], step["width"], step["missing"]) == ("bar", 400, {"wait": 9, "then": "end"})
    for kind, placement in (("slideout", "Top left"), ("banner", "Along the bottom")):
        page.locator(f".kind-choice:has(#kind-{kind})").click()
        page.get_by_label(placement).check()
        expect(page.locator(".step-kind").first).to_have_text(kind.capitalize())
    page.get_by_label("Push the page aside").check()
    desk.saved()
    expect(page.frame_locator("iframe.snapshot").locator("cairn-stage")).to_be_attached()
    page.wait_for_function("() => document.querySelector('#save-state').textContent.includes('Saved')")
    assert (desk.steps[0]["kind"], desk.steps[0]["placement"], desk.steps[0]["push"]) == ("banner", "bottom", True)
    assert desk.steps[0]["target"], "what was pointed at is kept for when it is a tooltip again"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_page_of_the_editor_is_accessible(desk: Desk, mode: str):
    page = desk.page
    page.emulate_media(color_scheme=mode, reduced_motion="reduce")
    for path in (
        "/guides",
        "/guides?q=zebra",
        "/guides/new",
        "/sites",
        "/sites/new",
        "/sites/1",
        "/sites/1/releases",
        "/guides/1",
        "/guides/1/rules",
        "/guides/1/numbers",
        "/nowhere",
    ):
        if path == "/nowhere":
            desk.author.problems.clear()
        page.goto(desk.base + path)
        page.wait_for_load_state("load")
        # The page in the frame is the customer's.
        found = Axe().run(at_rest(page), context=json.loads('{"exclude": [["iframe"]]}')).response["violations"]
        assert [(path, one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    desk.author.problems.clear()
