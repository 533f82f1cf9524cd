"""Recording keeps a field that is typed in, however the author came to it, and the press that follows at once."""

import pytest

from tests.picker.walking import bar, recording, says

pytestmark = pytest.mark.browser

FORM = """const field = Object.assign(document.createElement("input"), {id: "port", ariaLabel: "Port"})
const next = Object.assign(document.createElement("button"), {id: "next", type: "button", textContent: "Next"})
document.body.prepend(field, next)"""


@pytest.mark.parametrize("how", ["mouse", "focus"])
def test_a_field_and_the_button_pressed_at_once_after_it_are_a_step_each(shop, how):
    guide, live = recording(shop)
    live.evaluate(f"() => {{ {FORM} }}")
    if how == "mouse":
        live.locator("#port").click()
    else:
        live.locator("#port").focus()
    live.keyboard.type("Oslo")
    live.locator("#next").click()
    says(live, "Recording: 2 steps.")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "2 steps are in the editor.")
    filled, pressed = shop.document(guide).steps
    assert (filled.title, pressed.title) == ("Fill in “Port”", "Click “Next”")
    assert filled.advance == ({"when": "value", "operator": "non_empty"},)
    assert "Oslo" not in str(shop.document(guide))
