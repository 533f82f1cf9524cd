"""Many steps in one visit: pointed at and written on the live page, and in the editor's tab within a second."""

import time
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from models.account import Member
from models.guide import Guide, Step
from models.guide.build_session import BuildSession
from tests.picker.page_cards import press, saved, title, write
from tests.picker.walking import bar, leave, pointing, says

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


@pytest.mark.thin_thread
def test_steps_are_pointed_at_and_written_in_one_visit_and_the_editor_follows(harbour):
    guide, live = pointing(harbour, "/boats")
    live.locator("#nav-berths").click()
    says(live, "Saved. Found")
    began = time.monotonic()
    expect(harbour.editor.locator(".target-selector")).to_be_visible()
    assert time.monotonic() - began <= 1
    write(live, "Your berths", "Where boats lie.")
    card, element = live.locator("cairn-stage .card").bounding_box(), live.locator("#nav-berths").bounding_box()
    assert abs(card["x"] + card["width"] / 2 - element["x"] - element["width"] / 2) < card["width"] + element["width"]
    press(live, "Next step")
    says(live, "Point at the element for step 2.")
    expect(live.locator("cairn-stage")).to_have_count(0)
    live.get_by_role("link", name="Add boat").click()
    says(live, "Saved. Found")
    write(live, "A new boat")
    expect(harbour.editor.locator("#step-list li")).to_have_count(2)
    first, second = harbour.document(guide).steps
    assert (first.title, first.body, second.title) == ("Your berths", "Where boats lie.", "A new boat")
    assert (first.buttons, [button.label for button in second.buttons]) == ((), ["Done"])
    press(live, "Done")
    says(live, "2 steps are in the editor.")
    leave(live)
    expect(harbour.editor.locator("#step-title")).to_have_value("A new boat")


def test_the_editor_follows_also_when_one_of_its_questions_is_never_answered(harbour):
    held = []

    def hold(route):
        held.append(route)

    guide = harbour.guide(Step.new("tooltip", f"{harbour.home}/boats"))
    harbour.open(guide)
    harbour.editor.route("**/build-state", hold, times=1)
    live = harbour.live("Point on the live page")
    says(live, "Point at the element for step 1")
    live.locator("#nav-berths").click()
    says(live, "Saved. Found")
    expect(harbour.editor.locator(".target-selector")).to_be_visible()
    assert len(held) == 1
    press(live, "Done")
    leave(live)


def test_nothing_typed_is_lost_when_the_page_goes_away_meanwhile(harbour):
    guide, live = pointing(harbour, "/boats")
    live.locator("#nav-berths").click()
    expect(title(live)).to_be_focused()
    live.keyboard.type("Half typ")
    live.evaluate("location.assign('/berths')")
    live.wait_for_url("**/berths")
    expect(title(live)).to_have_text("Half typ")
    saved(live)
    assert harbour.document(guide).steps[0].title == "Half typ"
    live.keyboard.type(" ed")
    saved(live)


def test_what_cairn_did_not_hear_is_kept_by_the_tab_and_sent_from_the_next_page(harbour):
    guide, live = pointing(harbour, "/boats")
    live.locator("#nav-berths").click()
    expect(title(live)).to_be_focused()
    wire = harbour.context.new_cdp_session(live)
    wire.send("Network.enable")
    wire.send("Network.setBlockedURLs", {"urls": ["*/words"]})
    live.keyboard.type("Not heard")
    expect(bar(live).locator(".saved")).to_contain_text("Not saved")
    wire.send("Network.setBlockedURLs", {"urls": []})
    live.reload()
    saved(live)
    expect(title(live)).to_have_text("Not heard")
    assert harbour.document(guide).steps[0].title == "Not heard"


def test_two_who_write_the_same_card_lose_nothing(harbour):
    guide, live = pointing(harbour, "/boats")
    live.locator("#nav-berths").click()
    write(live, "Mine")
    with harbour.database.writing() as session:
        kept = session.get_one(Guide, guide)
        (step,) = kept.document.steps
        theirs = Step(**{**vars(step), "title": "Theirs"})
        kept.edit(kept.document.with_step(theirs), "Edited step 1", session.query(Member).one(), datetime.now(UTC))
    live.keyboard.type(" again")
    says(live, "Somebody changed this text meanwhile. It says “Theirs” now.")
    assert harbour.document(guide).steps[0].title == "Theirs"
    press(live, "Keep mine")
    saved(live)
    expect(title(live)).to_have_text("Mine again")
    assert harbour.document(guide).steps[0].title == "Mine again"


def test_a_step_is_pointed_at_anew_and_its_card_is_in_nobodys_way(shop):
    guide, live = pointing(shop)
    live.locator("button.row").first.click()
    says(live, "Saved. Found")
    press(live, "Point again")
    expect(live.locator("cairn-stage")).to_have_count(0)
    live.locator("button.row").first.click()
    says(live, "Saved. Found")
    press(live, "Point again")
    live.locator("button.row").last.click()
    says(live, "Saved. Found")
    assert [step.target["identity"]["text"] for step in shop.document(guide).steps] == ["two"]


def test_escape_leaves_a_text_for_the_bar_and_the_page_hears_nothing_of_the_typing(shop):
    _, live = pointing(shop)
    live.evaluate("window.keys = []; addEventListener('keydown', ({ key }) => keys.push(key), true)")
    live.locator("#send").click()
    write(live, "Send it")
    live.keyboard.press("Escape")
    expect(bar(live).get_by_role("button", name="Next step")).to_be_focused()
    assert live.evaluate("keys") == []


def test_what_is_built_is_played_from_there_and_building_goes_on(harbour):
    guide, live = pointing(harbour, "/boats")
    live.locator("#nav-berths").click()
    write(live, "Your berths")
    press(live, "Play from here")
    expect(live.get_by_role("dialog", name="Your berths")).to_be_visible()
    says(live, "Preview of “Welcome”")
    press(live, "Leave")
    press(live, "Go on building")
    says(live, "Step 1 of 1.")
    write(live, "!")
    assert len(harbour.document(guide).steps) == 1


def test_the_directive_that_keeps_cairn_out_is_named(browser, database, tmp_path):
    from tests.picker.customer import create_customer
    from tests.picker.walking import walking

    def customer(script):
        host = script.split("/player/")[0]
        return create_customer(script, f"script-src 'self' 'unsafe-eval' {host}; connect-src 'self'")

    with walking(browser, database, tmp_path, customer) as walk:
        walk.open(walk.guide(Step.new("tooltip", f"{walk.home}/")))
        live = walk.live("Point on the live page")
        says(live, f"its Content-Security-Policy blocks it. Its connect-src has to allow {walk.base}.")
        with database.reading() as session:
            assert session.query(BuildSession).count() == 1


def test_what_was_saved_stays_said_when_the_author_is_back_from_another_tab(shop):
    pointing(shop)
    editor = shop.back()
    editor.locator("#step-title").fill("Here")
    expect(editor.locator("#save-state")).to_contain_text("Saved")
    with editor.expect_request_finished(lambda request: request.method == "GET" and "/steps/" in request.url):
        shop.back()
    editor.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
    expect(editor.locator("#save-state")).to_contain_text("Saved")
