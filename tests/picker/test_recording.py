"""Recording: a product is used as always in one tab, and its clicks are steps in the editor's; nothing is stubbed."""

import pytest
from playwright.sync_api import expect

from models.guide import Button, Step
from tests.picker.walking import bar, is_visited, recording, says

pytestmark = pytest.mark.browser


def test_each_click_becomes_a_step_in_order_across_pages(harbour):
    guide, live = recording(harbour)
    live.locator("#nav-boats").click()
    live.wait_for_url(f"{harbour.home}/boats")
    says(live, "Recording: 1 step.")
    live.get_by_role("link", name="Add boat").click()
    live.wait_for_url(f"{harbour.home}/boats/new")
    says(live, "Recording: 2 steps.")
    live.get_by_label("Name", exact=True).click()
    says(live, "Recording: 3 steps.")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "3 steps are in the editor.")
    steps = harbour.document(guide).steps
    assert [step.page.removeprefix(harbour.home) for step in steps] == ["/", "/boats", "/boats/new"]
    assert [step.title for step in steps] == ["Click “Boats”", "Click “Add boat”", "Fill in “Name”"]
    clicked, filled = ({"when": "target_click"},), ({"when": "value", "operator": "non_empty"},)
    assert [step.advance for step in steps] == [clicked, clicked, filled]
    assert all(step.first_selector for step in steps)
    editor = harbour.back()
    expect(editor.locator("#step-list li")).to_have_count(3)
    live.reload()
    assert is_visited(live)
    expect(bar(live)).to_have_count(0)


def test_a_button_that_is_being_pressed_is_not_taken_away_by_what_the_bar_has_to_say(shop):
    _, live = recording(shop)
    done = bar(live).get_by_role("button", name="Done").element_handle()
    live.locator("button.row").first.click()
    says(live, "Recording: 1 step.")
    assert done.evaluate("button => button.isConnected")
    bar(live).get_by_role("button", name="Pause").click()
    says(live, "Paused at 1 step.")
    assert not done.evaluate("button => button.isConnected")


def test_the_last_step_can_be_taken_back_and_a_pause_records_nothing(shop):
    guide, live = recording(shop)
    live.locator("button.row").first.click()
    says(live, "Recording: 1 step.")
    live.locator("button.row").last.click()
    says(live, "Recording: 2 steps.")
    bar(live).get_by_role("button", name="Redo last step").click()
    says(live, "Recording: 1 step.")
    says(live, "Step 2 is gone: click what it should be about instead.")
    bar(live).get_by_role("button", name="Pause").click()
    live.locator("#send").click()
    bar(live).get_by_role("button", name="Go on").click()
    live.get_by_role("button", name="Check out").click()
    says(live, "Recording: 2 steps.")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "2 steps are in the editor.")
    assert [step.title for step in shop.document(guide).steps] == ["Click “One”", "Click “Check out”"]
    assert live.evaluate("presses") == ["button", "button", "send", "shop-cart"]  # the page noticed nothing


def test_recorded_steps_go_behind_the_chosen_one_which_no_longer_ends_the_guide(shop):
    hello = Step.new("modal", f"{shop.home}/", buttons=(Button("Done", action={"type": "finish"}),))
    guide, live = recording(shop, hello)
    live.locator("label[for=mail]").click()
    says(live, "Recording: 1 step.")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "1 step is in the editor.")
    first, second = shop.document(guide).steps
    assert first.buttons[0].action == {"type": "next"}
    assert (second.title, second.target["identity"]["attrs"]["id"]) == ("Fill in “Mail”", "mail")


@pytest.mark.parametrize("kind", ["tour", "hotspots"])
def test_the_first_click_fills_the_step_that_has_nothing_yet(shop, kind):
    blank = Step.new("hotspot" if kind == "hotspots" else "tooltip", f"{shop.home}/app", buttons=(Button("Next"),))
    guide = shop.guide(blank, kind=kind)
    shop.open(guide)
    live = shop.live("Record")
    says(live, "Recording: 0 steps.")
    for number, name in enumerate(("List", "Map"), start=1):
        live.get_by_role("button", name=name).click()
        says(live, f"Recording: {number} step")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "2 steps are in the editor.")
    first, second = shop.document(guide).steps
    assert (first.id, first.title, second.title) == (blank.id, "Click “List”", "Click “Map”")
    assert (first.buttons, first.advance, first.kind) == (second.buttons, second.advance, second.kind)


def test_a_click_that_leads_away_while_cairn_does_not_answer_is_sent_from_the_next_page(harbour):
    guide, live = recording(harbour)
    wire = harbour.context.new_cdp_session(live)
    wire.send("Network.enable")
    wire.send("Network.setBlockedURLs", {"urls": ["*/picks"]})
    live.locator("#nav-boats").click()
    live.wait_for_url(f"{harbour.home}/boats")
    says(live, "can't be reached")
    wire.send("Network.setBlockedURLs", {"urls": []})
    live.locator("#nav-berths").click()
    live.wait_for_url(f"{harbour.home}/berths")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "2 steps are in the editor.")
    assert [step.title for step in harbour.document(guide).steps] == ["Click “Boats”", "Click “Berths”"]


MENU = """const opens = Object.assign(document.createElement("button"), {id: "opens", textContent: "Actions"})
document.body.prepend(opens)
opens.onpointerdown = () => { document.body.style.pointerEvents = "none" }
opens.onkeydown = event => event.key != "Enter" || event.preventDefault()"""


@pytest.mark.parametrize("how", ["mouse", "Enter"])
def test_what_opens_on_press_is_recorded_although_no_click_on_it_follows(shop, how):
    guide, live = recording(shop)
    live.evaluate(f"() => {{ {MENU} }}")
    if how == "mouse":
        live.locator("#opens").hover()
        live.mouse.down()
        live.mouse.up()
    else:
        live.locator("#opens").press(how)
    says(live, "Recording: 1 step.")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "1 step is in the editor.")
    assert [step.title for step in shop.document(guide).steps] == ["Click “Actions”"]


SHOWN_LATER = """const opens = Object.assign(document.createElement("button"), {id: "opens", textContent: "Actions"})
const list = Object.assign(document.createElement("div"), {hidden: true})
list.append(Object.assign(document.createElement("button"), {id: "rename", textContent: "Rename"}))
const other = Object.assign(document.createElement("button"), {id: "other", textContent: "Other"})
document.body.prepend(opens, list, other)
opens.onpointerdown = () => list.hidden = false"""


def test_what_a_click_brings_is_opened_by_what_was_clicked(shop):
    guide, live = recording(shop)
    live.evaluate(f"() => {{ {SHOWN_LATER} }}")
    for number, name in enumerate(("opens", "rename", "other"), start=1):
        live.locator(f"#{name}").click()
        says(live, f"Recording: {number} step")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "3 steps are in the editor.")
    openers = [step.opener and step.opener["name"] for step in shop.document(guide).steps]
    assert openers == [None, "Actions", None]
