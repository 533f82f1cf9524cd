"""A step as the editor draws it: the visitor's renderer without rules, history or reporting."""

import pytest
from playwright.sync_api import expect

from models.engine.js_bundle import joined

VIDEO = ["video", {"provider": "vimeo", "id": "1", "title": "Welcome aboard"}]


@pytest.fixture
def drawn(visit):
    """A step drawn at #a; what was done to it is in `told`."""
    page = visit([], '<button id="a" style="margin:80px">A</button>')
    page.add_script_tag(content=joined(("step_preview.js",), wrapper="window.show=(()=>{MODULES;return preview})()"))
    page.evaluate(
        "step => { window.told = []; show(step, {target: document.querySelector('#a'), onAction: one => told.push(one.type)}) }",
        {"id": "s1", "kind": "tooltip", "title": "Hello", "body": [VIDEO], "target": {"selectors": ["#a"]}},
    )
    expect(page.get_by_role("dialog", name="Hello")).to_be_visible()
    return page


def test_escape_is_told_once(drawn):
    drawn.keyboard.press("Escape")
    assert drawn.evaluate("told") == ["dismiss"]


def test_a_video_plays_where_its_button_was_and_has_the_keyboard(drawn):
    drawn.route("https://**", lambda route: route.abort())
    with drawn.expect_request("https://player.vimeo.com/video/1*"):
        drawn.get_by_role("button", name="Welcome aboard").click()
    expect(drawn.locator("iframe")).to_be_focused()
    assert drawn.evaluate("told") == []
