"""Steps put between others and moved by the keyboard: said to who listens, and the end is where it belongs."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.editor_desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]


def test_a_step_between_two_and_one_that_moves_are_where_readers_expect_them(desk: Desk):
    page, said = desk.page, desk.page.locator("#editor-said")
    titles = page.locator("#step-list .step-title")
    page.locator("#add-modal").click()
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
    page.locator("#step-title").fill("Goodbye")
    desk.saved()
    page.get_by_role("button", name="Add a step between 1 and 2").focus()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Boats", "Untitled tooltip", "Goodbye"])
    expect(page.locator("#step-title")).to_have_value("")
    page.locator("#step-title").fill("Between")
    desk.saved()
    expect(titles).to_have_text(["Boats", "Between", "Goodbye"])

    page.locator("#step-list a", has_text="Between").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(titles).to_have_text(["Boats", "Goodbye", "Between"])
    expect(said).to_have_text("“Between” is step 3 of 3 now.")
    expect(page.locator("#step-list a", has_text="Between")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(said).to_have_text("“Between” is the last step already.")
    expect(page.locator("#button-0-label")).to_have_value("Done")
    assert [[one["label"] for one in step["buttons"]] for step in desk.steps] == [["Next"], ["Next"], ["Done"]]

    page.locator("#step-list li", has_text="Between").drag_to(
        page.locator("#step-list li", has_text="Boats"), target_position={"x": 20, "y": 4}
    )
    expect(said).to_have_text("“Between” is step 1 of 3 now.")
    expect(titles).to_have_text(["Between", "Boats", "Goodbye"])
    expect(page.locator("#button-0-label")).to_have_value("Next")


def test_a_step_that_moves_faster_than_it_is_saved_ends_where_its_author_put_it(desk: Desk):
    page = desk.page
    titles = page.locator("#step-list .step-title")
    for number, title in enumerate(("Two", "Three", "Four"), 2):
        page.locator("#add-modal").click()
        expect(page.locator("#step-panel h2")).to_have_text(f"Step {number}")
        page.locator("#step-title").fill(title)
    page.locator("#step-list a", has_text="Boats").focus()
    for key, place in [("Down", 1), ("Down", 2), ("Down", 3), ("Up", 2), ("Down", 3), ("Up", 2)]:
        page.keyboard.press(f"Alt+Arrow{key}")
        expect(titles.nth(place)).to_have_text("Boats")
    desk.saved()
    expect(titles).to_have_text(["Two", "Three", "Boats", "Four"])
    expect(page.locator("#step-list a", has_text="Boats")).to_be_focused()
    assert [step["title"] for step in desk.steps] == ["Two", "Three", "Boats", "Four"]


@pytest.mark.parametrize("again", ["Save again", "type on"])
def test_a_move_that_could_not_be_sent_goes_with_what_is_saved_next(desk: Desk, again):
    page = desk.page
    titles = page.locator("#step-list .step-title")
    page.locator("#add-modal").click()
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
    page.locator("#step-title").fill("Two")
    desk.saved()
    reorder = page.locator("[data-reorder]").get_attribute("data-reorder")
    page.route(f"**{reorder}", lambda route: route.abort())
    page.locator("#step-list a", has_text="Two").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#save-state")).to_contain_text("Not saved")
    assert [step["title"] for step in desk.steps] == ["Boats", "Two"]
    page.unroute(f"**{reorder}")
    if again == "Save again":
        page.get_by_role("button", name=again).click()
    else:
        page.locator("#step-title").fill("Second")
    desk.saved()
    desk.author.problems.clear()  # the browser says that it was kept from sending
    last = "Two" if again == "Save again" else "Second"
    expect(titles).to_have_text([last, "Boats"])
    page.reload()
    expect(titles).to_have_text([last, "Boats"])


def test_another_button_goes_back_and_stands_before_the_way_on(desk: Desk):
    page = desk.page
    page.locator("#add-modal").click()
    expect(page.locator("#step-panel h2")).to_have_text("Step 2")
    page.locator("[data-add-button]").click()
    expect(page.locator("#button-0-label")).to_have_value("Back")
    expect(page.locator("#button-1-label")).to_have_value("Done")
    expect(page.locator("#save-state")).to_have_text(re.compile("Saved"))
    assert [one["label"] for one in desk.steps[1]["buttons"]] == ["Back", "Done"]
