"""The screen on which an author chooses when a guide shows, in Chromium: tried while typing, judged for a made-up visitor."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.marina import Marina, build
from tests.support.chromium import at_rest

pytestmark = pytest.mark.browser


@pytest.fixture
def screen(browser_page: Page, marina: Marina) -> Page:
    problems: list[str] = []
    browser_page.on("pageerror", lambda error: problems.append(str(error)))
    browser_page.context.add_cookies([{"name": "cairn_session", "value": marina.secret, "url": marina.base}])
    browser_page.goto(f"{marina.base}/guides/{marina.boats}/rules")
    yield browser_page
    assert problems == []


def test_page_rules_are_tried_on_pasted_addresses_while_they_are_typed(screen):
    screen.locator("#tried").fill("https://app.example/boats/17\nhttps://app.example/berths boats")
    marks = screen.locator("#trial li")
    expect(marks).to_contain_text(["does not show", "does not show", "is no address"])
    screen.locator('[name="pages.include[0].operator"]').select_option("pattern")
    screen.locator('[name="pages.include[0].value"]').fill("/boats/:id")
    expect(marks).to_contain_text(["shows", "does not show", "is no address"])
    expect(screen.locator("#rules-saved")).to_have_text("Saved")
    expect(screen.locator("#tried")).to_have_value("https://app.example/boats/17\nhttps://app.example/berths boats")


def test_an_expression_that_can_take_for_ever_is_refused_while_it_is_typed_and_stays(screen):
    screen.locator('[name="pages.include[0].operator"]').select_option("regex")
    field = screen.locator('[name="pages.include[0].value"]')
    field.fill("(a+)+$")
    field.press("Tab")
    expect(screen.locator(".page-row .problem")).to_contain_text("for ever")
    expect(field).to_have_value("(a+)+$")
    expect(screen.locator("#rules-saved")).to_have_text("Not saved")
    field.fill("^/boats")
    expect(screen.locator("#rules-saved")).to_have_text("Saved")
    expect(screen.locator(".page-row .problem")).to_have_count(0)


def test_what_was_chosen_is_undone_and_redone(screen):
    screen.locator('[name="frequency.show"]').select_option("always")
    expect(screen.locator("#rules-sentence")).to_contain_text("every time")
    screen.locator("#rules-undo").press("Enter")
    expect(screen.locator("#rules-sentence")).to_contain_text("once")
    screen.locator("#rules-redo").press("Enter")
    expect(screen.locator("#rules-sentence")).to_contain_text("every time")
    screen.locator('[name="trigger.type"]').press("Control+z")
    expect(screen.locator("#rules-sentence")).to_contain_text("once")


def test_a_made_up_visitor_is_judged_rule_by_rule_by_the_visitors_own_evaluator(screen, marina):
    build(screen, marina)
    answer = screen.locator("#would-answer")
    screen.locator("#would-url").fill("https://app.example/berths")
    expect(answer).to_contain_text('"Boats for free plans" does not show')
    expect(answer.locator("li", has_text='Wanted the path to be "/boats", saw "/berths"').first).to_be_visible()
    screen.locator("#would-url").fill("https://app.example/boats")
    expect(answer).to_contain_text('Wanted the attribute "plan" to be "free", saw nothing.')
    screen.get_by_label("plan", exact=True).fill("free")
    screen.locator(".would-more summary").click()
    screen.locator("#would-visits").fill("2")
    expect(answer.locator("p.yes")).to_have_text('"Boats for free plans" shows now.')
    screen.get_by_label("“Welcome” was").select_option("seen")
    expect(answer.locator("p.no")).to_contain_text('Wanted "Welcome" not to have been seen')
    screen.get_by_label("“Welcome” was").select_option("")
    screen.locator("#would-moment").fill("2026-11-24T10:00")
    screen.locator('[name="schedule.from"]').fill("2026-12-01T09:00")
    expect(answer.locator("p.no")).to_contain_text("It begins on 2026-12-01 at 09:00")
    screen.get_by_label("All guides of the site").check()
    expect(answer.locator(".would-guide")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_screen_with_a_segment_and_a_fault(screen, marina, scheme):
    screen.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    build(screen, marina)
    field = screen.locator('[name="pages.include[0].value"]')
    field.fill("")
    field.press("Tab")
    expect(screen.locator(".page-row .problem")).to_be_visible()
    found = Axe().run(at_rest(screen), options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def test_the_screen_fits_a_phone(screen, marina):
    build(screen, marina)
    screen.set_viewport_size({"width": 360, "height": 780})
    assert screen.evaluate("document.documentElement.scrollWidth") <= 360
    assert screen.evaluate("document.querySelector('.editor-main').scrollWidth") <= 360


def test_choices_made_faster_than_they_are_saved_are_all_kept(screen, marina):
    screen.locator('[name="trigger.type"]').select_option("idle")
    screen.locator('[name="frequency.show"]').select_option("session")
    screen.locator('[name="stop.views"]').fill("4")
    screen.locator('[name="priority"]').fill("9")
    screen.locator('[name="stop.dismissed"]').uncheck()
    screen.keyboard.press("Tab")
    sentence = screen.locator("#rules-sentence")
    expect(sentence).to_contain_text("without a movement, once in each tab, until they complete it or they have seen it 4 times")
    expect(screen.locator("#rules-saved")).to_have_text("Saved")
    screen.reload()
    expect(sentence).to_contain_text("without a movement, once in each tab, until they complete it or they have seen it 4 times")
    expect(screen.locator('[name="priority"]')).to_have_value("9")


def test_taking_a_row_away_by_keyboard_leaves_the_focus_beside_it(screen, marina):
    build(screen, marina)
    screen.get_by_role("button", name="Remove the condition on number of visits").press("Enter")
    expect(screen.locator('[name="segment.conditions[1].subject"]')).to_have_value("guide")
    assert screen.evaluate("document.activeElement.closest('.segment-row').id") == "segment.conditions[1]"
    screen.get_by_role("button", name="Remove the rule /boats").press("Enter")
    expect(screen.locator('button[value="pages.include"]')).to_be_focused()


@pytest.mark.parametrize("page", ["segments", "attributes", "showing"])
def test_axe_finds_nothing_on_the_pages_of_the_site(screen, marina, page):
    screen.goto(f"{marina.base}/sites/1/{page}")
    if page == "segments":
        screen.get_by_label("New segment").fill("Second visit")
        screen.get_by_role("button", name="Add segment").click()
        expect(screen.locator(".segment-sentence")).to_contain_text("Visitors with at least 2 visits.")
    found = Axe().run(at_rest(screen), options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
