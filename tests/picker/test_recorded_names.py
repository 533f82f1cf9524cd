"""What recorded steps are called, how they go on, and what no step came of."""

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from tests.picker.walking import bar, recording, says, walking

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]

NAMED = """<!doctype html><title>Berths</title><script async src="{script}"></script>
<button id=icon><i class=material-icons aria-hidden=true>menu</i> <b>All</b> boats</button>
<div id=card onclick=1><span>Winter</span> <em>berth</em></div>
<label id=label><svg width=9 height=9><title>Mast</title></svg> <b>Mast</b> <span hidden>hidden</span> height
<input id=height></label> <select id=pick aria-labelledby="which what"><option>One</option><option>Two</option></select>
<i id=which>Which</i> <i id=what>pier</i> <input id=tick type=checkbox aria-label="By sea">"""


def _named(script: str) -> Starlette:
    return Starlette(routes=[Route("/", lambda _: HTMLResponse(NAMED.format(script=script)))])


@pytest.fixture
def named(browser, database, tmp_path):
    with walking(browser, database, tmp_path, _named) as walk:
        yield walk


def test_titles_are_accessible_names_and_fields_go_on_when_they_are_filled(named):
    guide, live = recording(named)
    for number, name in enumerate(("icon", "card", "height", "pick", "tick"), start=1):
        live.locator(f"#{name}").click()
        says(live, f"Recording: {number} step")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "5 steps are in the editor.")
    steps = named.document(guide).steps
    titles = ["Click “All boats”", "Click “Winter berth”", "Fill in “Mast Mast height”", "Choose “Which pier”", "Click “By sea”"]
    assert [step.title for step in steps] == titles
    clicks = {"when": "target_click"}
    fills = {"when": "value", "operator": "non_empty"}
    assert [step.advance for step in steps] == [(clicks,), (clicks,), (fills,), (fills,), (clicks,)]


def test_what_no_step_comes_of_is_said(shop):
    _, live = recording(shop)
    row, send = live.locator("button.row").first.bounding_box(), live.locator("#send").bounding_box()
    live.mouse.move(row["x"] + 5, row["y"] + 5)
    live.mouse.down()
    live.mouse.move(send["x"] + 90, send["y"] + 5, steps=4)
    live.mouse.up()
    says(live, "A drag was not recorded")
    live.locator("h1").click(button="right")
    says(live, "A right click was not recorded")
    live.keyboard.press("Control+k")
    says(live, "A keyboard shortcut was not recorded")
    bar(live).get_by_role("button", name="Done").click()
    says(live, "Not recorded: a drag, a right click and a keyboard shortcut.")
