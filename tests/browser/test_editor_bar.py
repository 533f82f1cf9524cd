"""What stands above the editor: what is live, what is saved, and room for all of it on a phone."""

import re

import pytest
from playwright.sync_api import expect

from models.guide import Guide, Publication
from tests.browser.author import go_live
from tests.browser.editor_desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
"""The text's field draws what was typed a frame later, and takes the focus for it."""


# Left, top, right and bottom of everything in the top bar that can be pressed.
BOXES = """[...document.querySelectorAll(".editor-bar :is(a, button, input, summary)")].filter((one) => one.checkVisibility())
  .map((one) => one.getBoundingClientRect()).map(({ left, top, right, bottom }) => [left, top, right, bottom])"""


def test_the_bar_says_whether_what_is_live_is_what_is_seen(desk: Desk):
    page, publish, state = desk.page, desk.page.locator("#publish"), desk.page.locator(".publication-state")
    expect(publish).to_have_text(re.compile("^\\s*Publish\\s*$"))
    page.locator("#step-title").fill("Boats, all of them")
    publish.click()
    expect(page.locator("#publish-now")).to_be_focused()
    page.keyboard.press("Enter")
    expect(state).to_contain_text("as you see it")
    expect(publish).to_have_count(0)
    expect(page.locator("#publish-dialog")).to_be_hidden()
    expect(state).to_be_focused()
    with desk.database.reading() as session:
        live = Publication.of(session, session.get_one(Guide, 1)).version(session).entry()
    assert live["content"]["steps"][0]["title"] == "Boats, all of them", "what was typed last is published with it"
    page.locator("#step-title").fill("Boats")
    expect(publish).to_have_text(re.compile("Publish changes"))
    page.locator("#step-title").fill("Boats, all of them")
    expect(publish).to_have_count(0)
    page.locator(".editor-name").fill("Harbour's boats")
    page.locator(".editor-name").press("Enter")
    expect(publish).to_be_visible()
    page.get_by_role("link", name="When it shows").click()
    page.wait_for_url("**/rules")
    page.wait_for_load_state()
    publish.press("Enter")
    expect(page.locator("#publish-now")).to_be_focused()
    page.keyboard.press("Escape")
    expect(publish).to_be_focused()
    publish.press("Enter")
    expect(page.locator("#publish-now")).to_be_focused()
    page.keyboard.press("Enter")
    expect(state).to_be_focused()
    page.get_by_label("Priority").fill("3")
    expect(publish).to_be_visible()


def test_what_is_typed_while_a_save_is_on_its_way_is_not_called_saved(desk: Desk):
    page, title, held = desk.page, desk.page.locator("#step-title"), []
    saves = f"{desk.base}/guides/1/steps/*"
    page.route(saves, lambda route: held.append(route) if not held else route.fallback())
    with page.expect_request(saves):
        title.fill("First")
    title.fill("Second")
    with page.expect_response(saves):
        held[0].continue_()
    desk.saved()
    assert desk.steps[0]["title"] == "Second"


def test_escape_leaves_a_text_and_a_key_asks_to_publish(desk: Desk):
    page, title = desk.page, desk.page.locator("#step-title")
    for field in (title, page.locator("trix-editor")):
        field.focus()
        page.keyboard.press("P")
        expect(page.locator("#publish-now")).to_have_count(0)
        page.evaluate(DRAWN)
        page.keyboard.press("Escape")
        expect(field).not_to_be_focused()
    page.keyboard.press("Shift+P")
    expect(page.locator("#publish-now")).to_be_focused()


def test_what_is_typed_can_be_undone_at_once_and_comes_back(desk: Desk):
    page, title = desk.page, desk.page.locator("#step-title")
    page.locator("#copy-step").click()
    expect(page.locator("#undo")).to_have_attribute("title", "Undo: Duplicated step 1")
    title.fill("A copy of it")
    page.locator("#undo").click()
    expect(title).to_have_value("Boats")
    expect(page.locator(".step-list .step-title")).to_have_text(["Boats", "Boats"])
    expect(page.locator("#redo")).to_have_attribute("title", "Redo: Edited step 2")
    page.locator("#redo").click()
    expect(title).to_have_value("A copy of it")


@pytest.mark.parametrize("width", [320, 360])
def test_the_top_bar_takes_two_rows_on_a_phone_and_hides_nothing(desk: Desk, width: int):
    page = desk.page
    go_live(page)
    expect(page.locator(".publication-state")).to_contain_text("as you see it")
    page.set_viewport_size({"width": width, "height": 740})
    for title in ("", "Boats and more"):
        if title:
            page.locator("#step-title").fill(title)
            expect(page.locator("#publish")).to_be_visible()
        boxes = page.evaluate(BOXES)
        assert len({round((top + bottom) / 2 / 16) for _, top, _, bottom in boxes}) == 2
        assert all(
            right - left >= 24 and bottom - top >= 24 and left >= 0 and right <= width for left, top, right, bottom in boxes
        )
    more = page.get_by_role("button", name="Reviews, staging and more")
    more.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Reviews")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Versions")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Plan", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#publish-staging")).to_be_visible()
    page.locator(".publication-down > summary").press("Enter")
    expect(page.get_by_role("button", name="Take down", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Reviews")).to_be_hidden()
    expect(more).to_be_focused()


def test_a_press_of_publish_is_not_lost_while_the_bar_looks_up_what_was_saved(desk: Desk):
    page, held = desk.page, []
    look = re.compile("/guides/1/publication$")

    def hold(route):
        if route.request.method == "GET" and not held:
            held.append(route)
        else:
            route.continue_()

    page.route(look, hold)
    edited = "document.getElementById('publication-bar').dispatchEvent(new Event('edited'))"
    with page.expect_request(look):
        page.evaluate(edited)
    page.locator("#publish").click()
    page.evaluate(edited)
    held[0].continue_()
    page.locator("#publish-now").click()
    expect(page.locator(".publication-state")).to_contain_text("as you see it")


def test_the_sheet_shows_what_changes_and_taking_down_is_undone(desk: Desk):
    page, state = desk.page, desk.page.locator(".publication-state")
    go_live(page)
    expect(state).to_contain_text("as you see it")
    page.locator("#step-title").fill("Boats, all of them")
    page.locator("#publish").dblclick()
    sheet = page.locator("#publish-dialog")
    expect(sheet).to_contain_text("1 step changed")
    expect(sheet.locator(".sheet-step")).to_contain_text("Found")
    page.locator("#publish-now").dblclick()
    expect(state).to_contain_text("as you see it")
    expect(page.locator("#publication-bar [role=alert]")).to_have_count(0)
    page.locator(".publication-down > summary").click()
    page.locator("#take-down").click()
    expect(page.locator(".publication-undo")).to_contain_text("Taken down")
    page.locator("#undo-take-down").click()
    expect(state).to_contain_text("as you see it")
    expect(state).to_be_focused()
