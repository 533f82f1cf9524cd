"""Classes that are there for as long as the pointer is, on a page that is pointed at or recorded."""

import json

import pytest
from playwright.sync_api import expect

from tests.picker.walking import bar, pointing, recording, says

pytestmark = pytest.mark.browser

WARM = """for (const row of document.querySelectorAll("li")) {
  row.onpointerenter = () => { row.classList.add("warm"); row.firstChild.classList.add("glowing") }
  row.onpointerleave = () => { row.classList.remove("warm"); row.firstChild.classList.remove("glowing") }
}"""


@pytest.mark.parametrize("begin", [pointing, recording])
def test_classes_that_are_there_because_the_pointer_is_are_no_ground(shop, begin):
    guide, live = begin(shop)
    live.evaluate(f"() => {{ {WARM} }}")
    live.locator("button.row").last.hover()
    expect(live.locator("li.warm button.glowing")).to_have_text("Two")
    live.locator("button.row").last.click()
    if begin is recording:
        says(live, "Recording: 1 step.")
        bar(live).get_by_role("button", name="Done").click()
        says(live, "1 step is in the editor.")
    else:
        says(live, "Saved. Found")
    target = shop.document(guide).steps[0].target
    assert target["identity"]["text"] == "two"
    expect(live.locator(target["selectors"][0])).to_have_text("Two")
    assert not any(name in json.dumps(target) for name in ("warm", "glowing"))
