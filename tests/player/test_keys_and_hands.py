"""The keyboard and the pointer, shared with the page: menus, shortcuts, components, frames, two guides at a time."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import ASKED, BUTTON, PAINTED, shows

ROOT = "<script>document.querySelector('x-box').attachShadow({mode: 'open'}).innerHTML = `%s`</script>"
IN_BOX = {"selectors": ["#a"], "inside": [{"selectors": ["x-box"]}]}
IN_FRAME = {"selectors": ["#a"], "inside": [{"selectors": ["#f"]}]}
PRESSABLE = """() => {
  const box = document.querySelector("cairn-stage")?.shadowRoot.querySelector(".primary")?.getBoundingClientRect();
  return box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.localName == "cairn-stage";
}"""


def spot(make, target="#a", **members):
    where = make.at(target) if isinstance(target, str) else {"target": target}
    return make.guide(make.step("s0", "hotspot", **where, **members), kind="hotspots", id="spots")


def beacon(page):
    return page.get_by_role("button", name="Title s0", exact=True)


def framed(visit, make, served, page, inner, step):
    """A page with that frame in it, the tag behind it."""
    served.tagged = False
    opened = visit([make.guide(step, make.step("s2", "modal"))], "")
    served.pages = {"/": page + served.tag(), "/inner": inner}
    opened.reload()
    return opened


def test_a_space_on_a_button_is_no_shortcut_of_the_page(visit, make):
    shortcut = """<script>document.addEventListener("keydown", event => {
      if (event.code == "Space" && !event.target.closest("button")) event.preventDefault() })</script>"""
    page = visit([make.guide(make.step("s1", **make.at("#a")), make.step("s2", "modal"))], BUTTON + shortcut)
    page.get_by_role("button", name="Next").press(" ")
    shows(page, "s2").to_be_visible()


@pytest.mark.parametrize("event", ["pointerdown", "mousedown", "click"])
def test_a_click_on_a_card_is_no_click_beside_a_menu_of_the_page(visit, make, event):
    menu = f"""<div id="menu" style="margin:80px"><button id="a">A</button> <button id="b">B</button></div><script>
      document.addEventListener("{event}", event => menu.contains(event.target) || (menu.hidden = true))</script>"""
    page = visit([make.guide(make.step("s1", **make.at("#a")), make.step("s2", **make.at("#b")))], menu)
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()


TYPING = {
    "a component": "<x-box></x-box>" + ROOT % "<input id=f>",
    "a frame": "<iframe id=w srcdoc='<body contenteditable id=f>text</body>'></iframe>",
    "a role": "<div role=textbox contenteditable=plaintext-only id=f>text</div>",
}


@pytest.mark.parametrize("where", TYPING)
def test_who_types_keeps_the_keyboard_also_in(visit, make, where):
    later = make.guide(make.step("s1", **make.at("#a")), rules={"trigger": {"type": "event", "name": "go"}})
    page = visit([later], TYPING[where] + BUTTON)
    page.wait_for_function("window.cairn?.version")
    field = page.frame_locator("#w").locator("#f") if where == "a frame" else page.locator("#f")
    field.click()
    page.evaluate("window.typing = document.activeElement; cairn.track('go')")
    shows(page, "s1").to_be_visible()
    page.evaluate(PAINTED)
    assert page.evaluate("document.activeElement == typing")


def test_the_keyboard_returns_into_a_component(visit, make):
    page = visit([make.guide(make.step("s1", "modal"), rules=ASKED)], "<x-box></x-box>" + ROOT % "<button id=a>A</button>")
    page.wait_for_function("window.cairn?.version")
    page.locator("#a").focus()
    page.evaluate("cairn.start('welcome')")
    shows(page, "s1").to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#a")).to_be_focused()


def test_a_field_that_the_page_chooses_just_then_keeps_the_keyboard(visit, make):
    page = visit([make.guide(make.step("s1", **make.at("#a")), rules=ASKED)], BUTTON + '<input id="f">')
    page.wait_for_function("window.cairn?.version")
    page.evaluate(f"cairn.start('welcome'); f.focus(); {PAINTED}")
    shows(page, "s1").to_be_visible()
    expect(page.locator("#f")).to_be_focused()


def test_a_menu_that_closes_behind_the_tour_it_started_leaves_it_the_keyboard(visit, make):
    item = '<button id="item" onclick="cairn.start(\'welcome\'); setTimeout(() => item.remove())">Tour</button>'
    page = visit([make.guide(make.step("s1", **make.at("#a")), rules=ASKED)], BUTTON + item)
    page.wait_for_function("window.cairn?.version")
    page.locator("#item").click()
    shows(page, "s1").to_be_focused()


def test_escape_closes_the_hint_that_has_the_keyboard_and_not_the_banner(visit, make):
    page = visit([make.guide(make.step("b", "banner", placement="top")), spot(make)], BUTTON)
    shows(page, "b").to_be_visible()
    beacon(page).press("Enter")
    shows(page, "s0").to_be_focused()
    page.keyboard.press("Escape")
    shows(page, "s0").to_have_count(0)
    shows(page, "b").to_be_visible()


def test_escape_on_a_beacon_closes_the_hint_that_its_hovering_opened(visit, make):
    page = visit([spot(make, open="hover")], BUTTON)
    beacon(page).focus()
    beacon(page).hover()
    shows(page, "s0").to_be_visible()
    page.keyboard.press("Escape")
    shows(page, "s0").to_have_count(0)


def test_a_beacon_says_that_it_opens_something(visit, make):
    page = visit([spot(make)], BUTTON)
    expect(beacon(page)).to_have_attribute("aria-haspopup", "dialog")


def test_hovering_over_a_beacon_scrolls_nothing(visit, make):
    tall = '<p style="height:540px;margin:0">x</p><button id="a" style="height:120px">A</button><p style="height:2000px">far</p>'
    page = visit([spot(make, open="hover")], tall)
    beacon(page).hover()
    shows(page, "s0").to_be_visible()
    page.evaluate(PAINTED)
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("corner", ["top:0;right:0", "top:0;left:0;right:0", "top:0;left:0"])
def test_a_beacon_at_the_windows_edge_can_be_hit_whole(visit, make, corner):
    page = visit([spot(make)], f'<button id="a" style="position:fixed;{corner};height:40px">Account</button>')
    expect(beacon(page)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("style", ["border-radius:50%", "pointer-events:none"])
def test_a_beacon_shows_on_a_button_that_floats_over_the_page(visit, make, style):
    floating = f'<button id="a" style="position:fixed;right:40px;bottom:40px;width:56px;height:56px;{style}">?</button>'
    page = visit([spot(make)], f'<p style="height:1500px">text</p>{floating}')
    expect(beacon(page)).to_be_visible()


def test_a_beacon_shows_on_a_target_in_a_component(visit, make):
    page = visit([spot(make, IN_BOX)], "<x-box></x-box>" + ROOT % "<button id=a style=margin:90px>A</button>")
    expect(beacon(page)).to_be_visible()


def test_a_step_about_a_component_in_a_dialog_of_the_page_can_be_pressed(visit, make):
    dialog = '<dialog id="d"><x-box></x-box></dialog>' + ROOT % "<button id=a>A</button>" + "<script>d.showModal()</script>"
    page = visit([make.guide(make.step("s1", target=IN_BOX))], dialog)
    page.wait_for_function(PRESSABLE)


def test_a_step_about_a_frame_in_a_dialog_of_the_page_can_be_pressed(visit, make, served):
    dialog = '<dialog id="d"><iframe id="f" src="/inner"></iframe></dialog><script>d.showModal()</script>'
    page = framed(visit, make, served, dialog, '<button id="a">A</button>', make.step("s1", target=IN_FRAME))
    page.wait_for_function(PRESSABLE)


def test_a_target_in_a_dialog_in_a_frame_has_its_card_beside_it(visit, make, served):
    frame = '<iframe id="f" src="/inner" style="margin:100px;width:500px;height:400px"></iframe>'
    inner = '<dialog id="d"><button id="a">A</button></dialog><script>d.showModal()</script>'
    page = framed(visit, make, served, frame, inner, make.step("s1", placement="bottom", target=IN_FRAME))
    beside(page)


@pytest.mark.parametrize("style", ["padding:50px", "transform:scale(.5);transform-origin:0 0", "border:9px solid"])
def test_a_card_is_beside_its_target_in_a_frame_with(visit, make, served, style):
    frame = f'<iframe id="f" src="/inner" style="width:500px;height:400px;{style}"></iframe>'
    inner = '<button id="a" style="margin:100px 200px">A</button>'
    page = framed(visit, make, served, frame, inner, make.step("s1", placement="bottom", target=IN_FRAME))
    beside(page)


def test_a_target_in_a_frame_far_below_is_brought_into_sight(visit, make, served):
    frame = '<p style="height:2500px">far</p><iframe id="f" src="/inner" style="height:300px"></iframe><p style="height:900px">'
    page = framed(visit, make, served, frame, '<button id="a">A</button>', make.step("s1", target=IN_FRAME))
    shows(page, "s1").to_be_visible()
    expect(page.frame_locator("#f").locator("#a")).to_be_in_viewport()


def beside(page):
    card = page.get_by_role("dialog", name="Title s1")
    expect(card).to_be_visible()
    page.evaluate(PAINTED)
    box, above = card.bounding_box(), page.frame_locator("#f").locator("#a").bounding_box()
    assert box["y"] == pytest.approx(above["y"] + above["height"] + 12, abs=2)
