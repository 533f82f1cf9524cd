from collections.abc import Callable

import pytest

from models.engine.dom.document import Document
from tests.picker.conftest import Editor

pytestmark = pytest.mark.browser

HTML = """<!doctype html><html lang="en"><head><title>Boats</title><script>top.location = "http://127.0.0.1:1/"</script></head><body>
<script>document.body.textContent = "ran"</script>
<main style="padding: 4px"><h1>Boats</h1><p>Long text that belongs to the page and to nobody else.</p>
<table><tr><td>Anna</td><td>Berta</td></tr></table>
<form action="/steal"><label>Name <input id="name" value="typed by a person"></label>
<input type="password" id="secret" value="hunter2" aria-label="Password"><input type="hidden" name="token" value="abc">
<button id="save">Save changes</button><button id="off" disabled>Delete</button></form>
<a id="away" href="http://127.0.0.1:1/away">Leave</a></main></body></html>"""

OpenEditor = Callable[..., Editor]


def original(html: str, node: int) -> tuple[str, str | None]:
    element = Document(html).elements[node]
    return element.name, element.get("id")


def test_hovering_and_clicking_picks_the_element_of_the_page_as_fetched(open_editor: OpenEditor):
    editor = open_editor(HTML)
    editor.point()
    editor.page.mouse.move(*editor.box("#save"))
    assert editor.wait_for("hover")["label"] == "Save changes"
    editor.page.mouse.click(*editor.box("#save"))
    pick = editor.wait_for("pick")["pick"]
    assert (pick["tag"], pick["role"], pick["label"], pick["viewport"]) == ("button", "button", "Save changes", [1000, 700])
    assert original(HTML, pick["node"]) == ("button", "save")
    document = Document(HTML)
    assert document.along(pick["path"]) is document.elements[pick["node"]]
    assert len(editor.heard("pick")) == 1


def test_a_disabled_button_can_be_picked(open_editor: OpenEditor):
    editor = open_editor(HTML)
    editor.point()
    editor.page.mouse.click(*editor.box("#off"))
    assert original(HTML, editor.wait_for("pick")["pick"]["node"]) == ("button", "off")


def test_arrow_keys_walk_the_tree_enter_picks_and_escape_leaves(open_editor: OpenEditor):
    editor = open_editor(HTML)
    editor.point()
    editor.page.mouse.move(*editor.box("td:first-child"))
    editor.wait_for("hover")
    walked = []
    for count, key in enumerate(["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowDown"], start=2):
        editor.page.keyboard.press(key)
        if key == "ArrowRight" and count == 3:
            continue  # the last cell has nothing on its right, so nothing new is said
        walked.append(editor.wait_for("hover", count if count < 3 else count - 1)["tag"])
    assert walked == ["td", "td", "tr", "tbody", "tr"]
    editor.page.keyboard.press("Enter")
    assert original(HTML, editor.wait_for("pick")["pick"]["node"])[0] == "tr"
    editor.point()
    editor.page.keyboard.press("Escape")
    editor.wait_for("leave")


def test_what_somebody_typed_or_a_container_holds_is_never_told(open_editor: OpenEditor):
    editor = open_editor(HTML)
    labels: dict[str, str] = {}
    for number, (selector, place) in enumerate({"#name": 5, "#secret": 5, "form": -3, "main": -3}.items(), start=1):
        box = editor.frame.locator(selector).bounding_box()
        assert box
        editor.point()
        across = place % box["width"] if selector != "main" else 3
        editor.page.mouse.click(box["x"] + across, box["y"] + (4 if selector != "main" else 0))
        pick = editor.wait_for("pick", number)["pick"]
        labels[pick["tag"]] = labels.get(pick["tag"], "") + pick["label"]
    assert labels == {"input": "NamePassword", "form": "", "main": ""}
    assert "typed" not in str(editor.heard("pick")) + str(editor.heard("hover"))
    assert editor.frame.locator("#secret").input_value() == ""


def test_nothing_of_the_page_runs_or_leads_away(open_editor: OpenEditor):
    editor = open_editor(HTML)
    assert editor.frame.locator("h1").inner_text() == "Boats"
    editor.page.mouse.click(*editor.box("#away"))
    editor.page.mouse.click(*editor.box("#save"))
    editor.frame.locator("#name").press("Enter")
    assert editor.frame.evaluate("[location.pathname, origin, document.title]") == ["/snapshots/1", "null", "Boats"]
    assert editor.page.url == f"{editor.stage.base}/"
    assert {path for path in editor.stage.requests if not path.startswith("/static/")} <= {"/", "/snapshots/1", "/favicon.ico"}


def test_the_frame_reaches_neither_its_parent_nor_the_network(open_editor: OpenEditor):
    editor = open_editor(HTML)
    reach = "() => { try { return parent.document.title } catch (problem) { return problem.name } }"
    assert editor.frame.evaluate(reach) == "SecurityError"
    assert editor.frame.evaluate("() => fetch('/').then(() => 'reached', () => 'blocked')") == "blocked"
    with pytest.raises(Exception, match="sandboxed"):
        editor.frame.evaluate("() => localStorage.length")


def test_a_tap_picks(open_editor: OpenEditor):
    editor = open_editor(HTML, has_touch=True)
    editor.point()
    editor.page.touchscreen.tap(*editor.box("#save"))
    assert original(HTML, editor.wait_for("pick")["pick"]["node"]) == ("button", "save")


def test_the_channel_is_made_again_when_the_frame_is_loaded_again(open_editor: OpenEditor):
    editor = open_editor(HTML)
    editor.point()
    ready = len(editor.heard("ready"))
    editor.page.evaluate("document.querySelector('iframe').src += ''")
    editor.wait_for("ready", ready + 1)
    editor.page.mouse.click(*editor.box("#save"))
    assert editor.wait_for("pick")["pick"]["tag"] == "button"


def test_messages_from_anyone_but_the_editor_are_ignored(open_editor: OpenEditor):
    editor = open_editor(HTML)
    ready = len(editor.heard("ready"))
    editor.frame.evaluate("() => { const { port2 } = new MessageChannel(); postMessage({ cairn: 'picker' }, '*', [port2]); }")
    for message in ({}, {"type": "__proto__"}, {"type": "outline", "nodes": "x"}, {"type": "verdict"}):
        editor.page.evaluate("message => window.frame.send(message)", message)
    editor.point()
    editor.page.mouse.click(*editor.box("#save"))
    editor.wait_for("pick")
    assert len(editor.heard("ready")) == ready


def test_a_step_is_drawn_by_the_players_own_renderer(open_editor: OpenEditor):
    editor = open_editor(HTML)
    step = {
        "id": "s1", "kind": "tooltip", "title": "Keep it", "body": [["p", "Saving is safe."]], "target": {"selectors": ["#save"]},
        "placement": "bottom", "buttons": [{"label": "Next", "style": "primary", "action": {"type": "next"}}],
    }  # fmt: skip
    editor.send(type="show", step=step, content={"language": "en", "steps": [step]}, index=0, total=1)
    editor.frame.wait_for_selector("cairn-stage", state="attached")
    editor.send(type="hide")
    editor.frame.wait_for_selector("cairn-stage", state="detached")


def test_marks_and_the_outline_are_drawn_and_taken_away(open_editor: OpenEditor):
    editor = open_editor(HTML)
    assert editor.frame.locator("cairn-picker").count() == 1
    editor.send(type="outline", selectors=["td", "td["], nodes=[2], style="warning")
    editor.send(type="verdict", matches=3)
    editor.send(type="rest")
    editor.send(type="outline")
    editor.point()
    editor.page.mouse.move(*editor.box("h1"))
    assert editor.wait_for("hover")["tag"] == "h1"
