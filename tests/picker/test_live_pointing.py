"""Pointing on the live page: the editor in one tab, a customer's product with a strict policy in another; nothing is stubbed."""

import json
import re

import pytest
from playwright.sync_api import expect

from models.account import Member, Membership
from models.guide import Step
from models.guide.build_session import BuildSession
from tests.browser.author import go_live
from tests.picker.walking import bar, is_visited, leave, pointing, says

pytestmark = pytest.mark.browser


def target_of(walk, guide: int):
    return walk.document(guide).steps[0].target


@pytest.mark.thin_thread
def test_an_element_of_the_live_page_becomes_the_steps_target(harbour):
    guide, live = pointing(harbour, "/boats")
    assert live.url == f"{harbour.home}/boats"  # the token is out of the address by now
    live.locator("#nav-berths").hover()
    expect(live.locator("cairn-picker .chip")).to_have_text(re.compile("link.*Berths.*1 match"))
    live.locator("#nav-berths").click()
    says(live, "Saved. Found")
    assert live.url == f"{harbour.home}/boats"
    step = harbour.document(guide).steps[0]
    assert step.page == f"{harbour.home}/boats"
    assert live.locator(step.first_selector).get_attribute("id") == "nav-berths"
    expect(harbour.back().locator(".target-selector")).to_have_text(step.first_selector)
    bar(live).get_by_role("button", name="Done").click()
    leave(live)


def test_the_editor_knows_of_a_pick_although_its_scripts_came_after_the_link_was_pressed(shop):
    late = {}
    shop.editor.route("**/editor/guide_editor.js", lambda route: late.update(script=route))
    guide = shop.guide(Step.new("tooltip", f"{shop.home}/"))
    shop.editor.goto(f"{shop.base}/guides/{guide}", wait_until="commit")
    live = shop.live("Point on the live page")
    says(live, "Point at the element for step 1")
    with shop.editor.expect_event("domcontentloaded"):
        late["script"].continue_()
    live.locator("#send").click()
    says(live, "Saved. Found")
    expect(shop.back().locator(".target-selector")).to_be_visible()


def test_arrow_keys_walk_enter_picks_and_the_page_hears_of_nothing(shop):
    guide, live = pointing(shop)
    live.locator("button.row").first.hover()
    expect(live.locator("cairn-picker .chip")).to_contain_text("2 matches")
    for key in ("ArrowUp", "ArrowRight", "ArrowDown", "Enter"):
        live.keyboard.press(key)
    says(live, "Saved. Found")
    assert target_of(shop, guide)["identity"]["text"] == "two"
    assert live.evaluate("presses") == []
    live.locator("#send").click()
    assert live.evaluate("presses") == ["send"]


def test_a_click_that_the_page_makes_itself_is_no_pick_and_reaches_the_page(shop):
    guide, live = pointing(shop)
    live.evaluate("document.getElementById('send').click()")
    assert live.evaluate("presses") == ["send"]
    says(live, "Point at the element for step 1")
    live.locator("button.row").last.click()
    says(live, "Saved. Found")
    assert target_of(shop, guide)["identity"]["text"] == "two"


def test_escape_leaves_and_a_reload_is_a_visit_like_any_other(shop):
    guide, live = pointing(shop)
    live.keyboard.press("Escape")
    expect(live.locator("cairn-bar, cairn-picker")).to_have_count(0)
    live.reload()
    assert is_visited(live)
    expect(live.locator("cairn-bar, cairn-picker")).to_have_count(0)
    assert target_of(shop, guide) is None


def test_an_element_in_an_open_shadow_root_is_pointed_at_and_met_there(shop):
    guide, live = pointing(shop)
    live.get_by_role("button", name="Check out").click()
    says(live, "Saved. Found")
    target = target_of(shop, guide)
    assert [inside["identity"]["tag"] for inside in target["inside"]] == ["shop-cart"]
    assert target["identity"] == {"tag": "button", "text": "check out"}
    card_touches(shop, guide, lambda page: page.get_by_role("button", name="Check out"))


def test_an_element_in_a_frame_of_the_same_origin_is_pointed_at_and_met_there(shop):
    guide, live = pointing(shop)
    button = live.frame_locator("iframe").get_by_role("button", name="Take it")
    button.hover()
    outlined = live.locator("cairn-picker .hover").bounding_box()
    assert abs(outlined["x"] - button.bounding_box()["x"]) < 2
    assert abs(outlined["y"] - button.bounding_box()["y"]) < 2
    button.click()
    says(live, "Saved. Found")
    assert target_of(shop, guide)["inside"][0]["identity"]["tag"] == "iframe"
    assert shop.document(guide).steps[0].page == f"{shop.home}/"
    card_touches(shop, guide, lambda page: page.frame_locator("iframe").get_by_role("button", name="Take it"))


def card_touches(walk, guide: int, find) -> None:
    """Published, the step is shown at its element to a visitor."""
    editor = walk.back()
    editor.locator("#step-title").fill("Here")
    expect(editor.locator("#save-state")).to_contain_text("Saved")
    go_live(editor)
    expect(editor.locator("#publication-bar .badge")).to_have_text("Live")
    visit = walk.visitor()
    visit.goto(f"{walk.home}/")
    card, element = visit.get_by_role("dialog", name="Here").bounding_box(), find(visit).bounding_box()
    assert card["x"] < element["x"] + element["width"] + 24
    assert element["x"] < card["x"] + card["width"] + 24
    assert card["y"] < element["y"] + element["height"] + 24
    assert element["y"] < card["y"] + card["height"] + 24


def test_a_page_behind_a_sign_in_is_reached_by_using_it_first(shop):
    guide, live = pointing(shop, "/account")
    bar(live).get_by_role("button", name="Use the page").click()
    says(live, "Use your page as usual")
    live.locator("#enter").click()
    says(live, "Point at the element for step 1")  # on the next page again, by itself
    live.get_by_test_id("close-account").click()
    says(live, "Saved. Found")
    assert target_of(shop, guide)["selectors"][0] == '[data-testid="close-account"]'


def test_what_a_script_draws_later_is_pointed_at_with_its_own_address(shop):
    guide, live = pointing(shop, "/app")
    bar(live).get_by_role("button", name="Use the page").click()
    live.locator("#to-map").click()
    bar(live).get_by_role("button", name="Point", exact=True).click()
    live.locator("button.map").click()
    says(live, "Saved. Found")
    assert shop.document(guide).steps[0].page == f"{shop.home}/app/map"


def test_what_is_sent_says_nothing_of_the_page_but_its_structure(shop):
    _, live = pointing(shop)
    with live.expect_request("**/picks") as sent:
        live.locator("#send").click()
    says(live, "Saved. Found")
    body = sent.value.post_data
    assert "Send message" in body
    for word in ("private", "Private", "hunter2", "typed", "4,711", "Password", "Take it", "One"):
        assert word not in body, word
    assert "cookie" not in sent.value.all_headers()


@pytest.mark.parametrize("field", ["#mail", "[type=password]", "textarea"])
def test_promise_7_a_field_is_pointed_at_without_what_stands_in_it(shop, field):
    _, live = pointing(shop)
    with live.expect_request("**/picks") as sent:
        live.locator(field).click()
    says(live, "Saved. Found")
    assert "rivate" not in sent.value.post_data
    assert json.loads(sent.value.post_data.partition("\n")[2])["label"] in {"Mail", "Password", "Message"}


def test_a_link_ends_when_it_is_done_and_with_the_members_right(shop):
    guide, live = pointing(shop)
    with live.expect_request("**/picks") as sent:
        live.locator("#send").click()
    says(live, "Saved. Found")
    token = sent.value.post_data.partition("\n")[0]
    bar(live).get_by_role("button", name="Done").click()
    says(live, "1 step is in the editor.")
    again = shop.context.new_page()
    again.goto(f"{shop.home}/#cairn-build={token}")
    says(again, "This link was used already")
    with shop.database.writing() as session:
        build = session.query(BuildSession).one()
        build.ended_at = None
        session.query(Membership).one().role = "viewer"
    again.goto("about:blank")
    again.goto(f"{shop.home}/#cairn-build={token}")
    says(again, "You can't edit this guide any more")
    with shop.database.writing() as session:
        assert session.query(Member).count() == 1
    again.goto("about:blank")
    again.goto(f"{shop.home}/#cairn-build={token[:-1]}x")
    says(again, "This link is not valid here")
    assert target_of(shop, guide)["identity"]["attrs"]["id"] == "send"
