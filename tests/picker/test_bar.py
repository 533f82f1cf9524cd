"""The bar with which people point and record, beside what the page has open."""

import pytest
from playwright.sync_api import expect

from tests.picker.walking import bar, pointing, says

pytestmark = pytest.mark.browser

MENU = """() => {
  const [opens, menu, item] = ["button", "div", "button"].map((name) => document.createElement(name))
  document.body.prepend(opens, menu)
  menu.append(item)
  item.role = "menuitem"
  item.textContent = "Rename it"
  opens.textContent = "Actions"
  menu.hidden = true
  opens.onclick = () => { menu.hidden = false; item.focus() }
  const close = ({type, target, relatedTarget}) => {
    if (!menu.contains(type === "focusout" ? relatedTarget ?? menu : target)) menu.hidden = true
  }
  for (const heard of ["pointerdown", "mousedown", "touchstart", "focusin"]) document.addEventListener(heard, close, true)
  menu.addEventListener("focusout", close)
}"""


@pytest.mark.parametrize("keys", [False, True])
def test_a_menu_of_the_page_stays_open_while_the_bar_is_used(shop, keys: bool):
    guide, live = pointing(shop)
    live.evaluate(MENU)
    bar(live).get_by_role("button", name="Use the page").click()
    live.get_by_role("button", name="Actions").click()
    point = bar(live).get_by_role("button", name="Point", exact=True)
    if keys:
        point.focus()
        live.keyboard.press("Enter")
    else:
        point.click()
    says(live, "Point at the element for step 1")
    live.get_by_role("menuitem", name="Rename it").click()
    says(live, "Saved. Found")
    assert shop.document(guide).steps[0].target["identity"]["text"] == "rename it"


TRAP = """(isReplaced) => {
  if (isReplaced) document.body.replaceWith(document.body.cloneNode(true))
  const [trap, first, last] = ["div", "button", "button"].map((name) => document.createElement(name))
  first.textContent = "First"
  last.textContent = "Last"
  trap.append(first, last)
  document.body.append(trap)
  trap.onkeydown = (event) => {
    if (event.key != "Tab") return
    event.preventDefault();
    (event.target == first ? last : first).focus()
  }
  document.addEventListener("focusin", ({target}) => trap.contains(target) || first.focus())
  first.focus()
}"""


@pytest.mark.parametrize("is_replaced", [False, True])
def test_the_tab_key_leads_to_the_bar_out_of_what_keeps_it_to_itself(shop, is_replaced: bool):
    _, live = pointing(shop)
    bar(live).get_by_role("button", name="Use the page").click()
    live.evaluate(TRAP, is_replaced)
    point = bar(live).get_by_role("button", name="Point", exact=True)
    for _ in range(4):
        live.keyboard.press("Tab")
        live.evaluate("new Promise(done => setTimeout(done))")  # what led around is found out after the key
        if point.evaluate("button => button.matches(':focus')"):
            break
    live.keyboard.press("Enter")
    says(live, "Point at the element for step 1")


def test_escape_leaves_while_the_bar_has_the_keyboard(shop):
    _, live = pointing(shop)
    bar(live).get_by_role("button", name="Use the page").focus()
    live.keyboard.press("Escape")
    expect(live.locator("cairn-bar, cairn-picker")).to_have_count(0)


def test_the_bar_stays_usable_above_an_open_modal_dialog(shop):
    guide, live = pointing(shop)
    bar(live).get_by_role("button", name="Use the page").click()
    live.locator("#ask").click()
    live.locator("#yes").hover()
    bar(live).get_by_role("button", name="Point", exact=True).click()
    live.locator("#yes").click()
    says(live, "Saved. Found")
    assert shop.document(guide).steps[0].target["identity"]["attrs"]["id"] == "yes"
