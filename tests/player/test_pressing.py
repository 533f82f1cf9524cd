"""What counts as a click: presses that the page acts on, keys, links that take themselves away."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import shows

pytestmark = pytest.mark.long

CLICKED = [{"when": "target_click"}]
HELD = "document.body.style.pointerEvents = 'none'"
ACTS = {
    "opens on press": f"a.onpointerdown = () => {HELD}",
    "goes on press": "a.onpointerdown = () => a.remove()",
    "goes on mouse press": "a.onmousedown = () => a.remove()",
    "goes on release": "a.onpointerup = () => a.remove()",
    "goes on mouse release": "a.onmouseup = () => a.remove()",
    "goes some time after": f"a.onpointerdown = () => {{ {HELD}; setTimeout(() => a.remove(), 60) }}",
    "goes on click": "addEventListener('click', () => a.remove(), true)",
    "keeps the click": "addEventListener('click', event => event.stopImmediatePropagation(), true)",
    "opens on keys": "a.onkeydown = event => event.preventDefault()",
    "goes on keys": "a.onkeydown = () => a.remove()",
}
BUTTON = '<button id="a" style="margin:90px">A</button>'
OTHER = '<div id="a" tabindex="0" style="margin:90px">A</div>'


@pytest.fixture
def clicking(visit, make):
    def show(body, act="0"):
        missing = {"wait": 60, "then": "skip"}  # without its target, the next step would come, too, if only later
        first = make.step("s1", advance=CLICKED, buttons=[], missing=missing, **make.at("#a"))
        page = visit([make.guide(first, make.step("s2", "slideout"))], body)
        shows(page, "s1").to_be_visible()
        page.evaluate(f"void ({act})")
        return page

    return show


@pytest.mark.parametrize("body", [BUTTON, OTHER])
@pytest.mark.parametrize("act", [act for act in ACTS if "keys" not in act])
def test_a_target_is_clicked_by_mouse_whatever_the_page_does_then(clicking, act, body):
    page = clicking(body, ACTS[act])
    page.locator("#a").hover()
    page.mouse.down()
    page.mouse.up()
    shows(page, "s2").to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("body", [BUTTON, OTHER, '<a id="a" href="#x">A</a>'])
@pytest.mark.parametrize("act", ["opens on keys", "goes on keys"])
def test_a_target_is_chosen_by_key(clicking, body, act, key):
    page = clicking(body, ACTS[act])
    page.locator("#a").press(key)
    shows(page, "s2").to_be_visible()


@pytest.mark.parametrize("body", [BUTTON, OTHER, '<input id="a">', '<div contenteditable id="a">x</div>'])
def test_what_is_no_click_is_not_counted(clicking, body):
    page = clicking(body)
    if "tabindex" not in body and "button" not in body:
        page.locator("#a").press("Enter")
        page.locator("#a").press("Space")
    page.locator("#a").hover()
    page.mouse.down(button="right")
    page.mouse.up(button="right")
    page.mouse.down()
    page.mouse.move(500, 500)
    page.evaluate("a.hidden = true; requestAnimationFrame(() => requestAnimationFrame(() => (a.hidden = false)))")
    page.mouse.up()
    shows(page, "s1").to_be_visible()
    page.locator("#a").press("Tab")
    page.evaluate("new Promise(done => setTimeout(done, 50))")
    shows(page, "s1").to_be_visible()
    page.locator("#a").click()
    shows(page, "s2").to_be_visible()


def test_a_target_is_clicked_by_finger_once_the_page_has_heard_of_it(visit, make, served):
    later = "<script>a.onclick = () => document.body.insertAdjacentHTML('beforeend', '<button id=b>B</button>')</script>"
    steps = [make.step("s1", advance=CLICKED, **make.at("#a")), make.step("s2", **make.at("#b"))]
    page = visit([make.guide(*steps)], BUTTON + later, has_touch=True)
    shows(page, "s1").to_be_visible()
    page.locator("#a").tap()
    shows(page, "s2").to_be_visible()
    expect(page.locator("#b")).to_have_count(1)


@pytest.mark.parametrize("act", ["opens on press", "goes on press"])
def test_a_guide_starts_with_a_press_as_with_a_click(visit, make, act):
    page = visit([make.guide(make.step("s1", "modal"), rules={"trigger": {"type": "click", "selector": "#a"}})], BUTTON)
    page.wait_for_function("window.cairn?.version")
    page.evaluate(f"void ({ACTS[act]})")
    page.locator("#a").hover()
    page.mouse.down()
    page.mouse.up()
    shows(page, "s1").to_be_visible()


def test_a_guide_starts_with_a_click_in_a_component(visit, make):
    box = (
        "<x-box></x-box><script>document.querySelector('x-box').attachShadow({mode: 'open'}).innerHTML = '<b id=a>A</b>'</script>"
    )
    page = visit([make.guide(make.step("s1", "modal"), rules={"trigger": {"type": "click", "selector": "#a"}})], box)
    page.wait_for_function("window.cairn?.version")
    page.locator("#a").click()
    shows(page, "s1").to_be_visible()
