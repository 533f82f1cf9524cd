"""Recording keeps each act in its order where the page lets no click follow a press: menus, and what leads away at once."""

import pytest

from tests.picker.walking import Walk, bar, recording, says

pytestmark = pytest.mark.browser

SWALLOWING = """for (const name of ["Second", "First"]) {
  const one = Object.assign(document.createElement("button"), {id: name, textContent: name})
  document.body.prepend(one)
  one.onpointerdown = () => { document.body.style.pointerEvents = "none" }
}
addEventListener("pointerup", () => setTimeout(() => { document.body.style.pointerEvents = "" }))
document.getElementById("Second").onkeydown = event => event.key != "Enter" || event.preventDefault()
document.body.prepend(Object.assign(document.createElement("input"), {id: "port", ariaLabel: "Port"}))"""


def _press(live, name: str) -> None:
    """A press at once, without the pauses of a driver that waits for what comes of it."""
    box = live.locator(f"#{name}").bounding_box()
    live.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    live.mouse.down()
    live.mouse.up()


def _recorded(walk: Walk, guide: int, live) -> list[str]:
    bar(live).get_by_role("button", name="Done").click()
    says(live, "in the editor.")
    return [step.title for step in walk.document(guide).steps]


@pytest.mark.parametrize("then", ["mouse", "Enter", "typing"])
def test_what_follows_at_once_a_press_that_brings_no_click_loses_neither(shop, then):
    guide, live = recording(shop)
    live.evaluate(f"() => {{ {SWALLOWING} }}")
    if then == "Enter":
        live.evaluate("() => document.querySelector('#First').onmousedown = event => event.preventDefault()")
        live.locator("#Second").focus()
    elif then == "typing":
        live.evaluate("() => document.querySelector('#First').onmousedown = event => event.preventDefault()")
        live.locator("#port").focus()
    _press(live, "First")
    if then == "mouse":
        _press(live, "Second")
    else:
        live.keyboard.press("Enter" if then == "Enter" else "O")
    says(live, "Recording: 2 steps.")
    second = "Fill in “Port”" if then == "typing" else "Click “Second”"
    assert _recorded(shop, guide, live) == ["Click “First”", second]


def test_a_double_press_that_brings_no_click_is_one_step(shop):
    guide, live = recording(shop)
    live.evaluate(f"() => {{ {SWALLOWING} }}")
    _press(live, "First")
    _press(live, "First")
    says(live, "Recording: 1 step.")
    live.locator("button.row").first.click()
    says(live, "Recording: 2 steps.")
    assert _recorded(shop, guide, live) == ["Click “First”", "Click “One”"]


def test_done_at_once_after_a_press_that_brings_no_click_keeps_its_step(shop):
    guide, live = recording(shop)
    live.evaluate(f"() => {{ {SWALLOWING} }}")
    done = bar(live).get_by_role("button", name="Done").bounding_box()
    _press(live, "First")
    live.mouse.move(done["x"] + 10, done["y"] + 10)
    live.mouse.down()
    live.mouse.up()
    says(live, "1 step is in the editor.")
    assert [step.title for step in shop.document(guide).steps] == ["Click “First”"]


def test_a_press_that_leads_away_before_its_click_is_a_step(shop):
    guide, live = recording(shop)
    live.evaluate(f"() => {{ {SWALLOWING} }}")
    live.evaluate("() => document.querySelector('#First').addEventListener('pointerdown', () => location.assign('/app'))")
    box = live.locator("#First").bounding_box()
    live.mouse.move(box["x"] + 5, box["y"] + 5)
    live.mouse.down()
    live.wait_for_url(f"{shop.home}/app")
    live.mouse.up()
    says(live, "Recording: 1 step.")
    assert _recorded(shop, guide, live) == ["Click “First”"]
