"""Pointing without a press on the page: into menus that are open, and through the bar."""

import re

import pytest
from playwright.sync_api import expect

from tests.picker.page_cards import press
from tests.picker.walking import bar, pointing, says

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


MENU = """() => {
  const [opens, menu, item] = ["button", "div", "button"].map((name) => document.createElement(name))
  document.body.prepend(opens, menu)
  menu.append(item)
  item.textContent = "Rename it"
  opens.textContent = "Actions"
  menu.hidden = true
  opens.onclick = () => { menu.hidden = false }
  document.addEventListener("pointerdown", ({target}) => { if (!menu.contains(target)) menu.hidden = true }, true)
  document.addEventListener("keydown", () => { menu.hidden = true })
}"""


@pytest.mark.parametrize("way", ["key", "count"])
def test_what_a_press_would_close_is_pointed_at_without_one(shop, way):
    guide, live = pointing(shop)
    live.evaluate(MENU)
    press(live, "Use the page")
    if way == "count":
        press(live, "Point in 3 seconds")
        says(live, "Pointing begins in 3…")
    live.get_by_role("button", name="Actions").click()
    item = live.get_by_role("button", name="Rename it")
    item.hover()
    if way == "key":
        live.keyboard.down("Shift")
    says(live, "Point at the element for step 1")
    item.click()
    live.keyboard.up("Shift")
    says(live, "Saved. Found")
    (step,) = shop.document(guide).steps
    assert (step.target["identity"]["text"], step.opener["name"]) == ("rename it", "Actions")


def test_the_key_lets_go_of_pointing_and_who_types_with_it_points_at_nothing(shop):
    _, live = pointing(shop)
    press(live, "Use the page")
    live.locator("#mail").fill("")
    live.keyboard.down("Shift")
    says(live, "Point at the element for step 1")
    live.keyboard.press("A")
    says(live, "Use your page as usual")
    expect(live.locator("#mail")).to_have_value("A")
    live.keyboard.up("Shift")
    live.keyboard.down("Shift")
    says(live, "Point at the element for step 1")
    live.keyboard.up("Shift")
    says(live, "Use your page as usual")


def test_what_lies_under_the_bar_is_pointed_at_through_it(shop):
    guide, live = pointing(shop)
    below = "Object.assign(document.body.appendChild(document.createElement('button')), {id: 'low', textContent: 'Status'})"
    live.evaluate(f"{below}.style.cssText = 'position: fixed; inset: auto 0 0; height: 90px'")
    live.keyboard.down("Shift")
    expect(bar(live)).to_have_class(re.compile("faint"))
    live.mouse.click(720, 860)
    live.keyboard.up("Shift")
    says(live, "Saved. Found")
    assert shop.document(guide).steps[0].target["identity"]["attrs"]["id"] == "low"
