"""What a visitor does in a tour, whatever the browser: each function is one walk."""

from tests.player.conftest import at, guide, step
from tests.walks.visitor import Visitor

A = '<button id="a" style="margin:120px">A</button>'
B = '<button id="b" style="margin:60px">B</button>'
TWO = [guide(step("s1", **at("#a")), step("s2", **at("#b")))]
MODAL = [guide(step("s1", "modal"))]
CLICKED = [{"when": "target_click"}]


def a_tooltip_stands_beside_its_target(v: Visitor):
    v.opens(TWO, A + B)
    card, target = v.box("card('s1')"), v.box("a")
    apart = (card["y"] >= target["y"] + target["height"], card["y"] + card["height"] <= target["y"])
    beside = (card["x"] >= target["x"] + target["width"], card["x"] + card["width"] <= target["x"])
    assert any((*apart, *beside))


def next_and_back_walk_the_steps(v: Visitor):
    back = {"label": "Back", "style": "secondary", "action": {"type": "back"}}
    onward = {"label": "Next", "style": "primary", "action": {"type": "next"}}
    v.opens([guide(step("s1", **at("#a")), step("s2", buttons=[back, onward], **at("#b")))], A + B)
    v.presses_button("Next")
    v.sees_step("s2")
    v.presses_button("Back")
    v.sees_step("s1")


def the_last_step_completes_it(v: Visitor):
    v.opens(TWO, A + B)
    for name in ("s1", "s2"):
        v.sees_step(name)
        v.presses_button("Next")
    assert v.counted("completed") == ["eligible", "started", "reached", "reached", "completed"]


def escape_leaves(v: Visitor):
    v.opens(MODAL, A)
    v.sees_step("s1")
    v.types("Escape")
    v.sees_no_step()
    assert "dismissed" in v.counted("dismissed")


def a_modal_keeps_the_keyboard(v: Visitor):
    v.opens(MODAL, A)
    v.sees_step("s1")
    for _ in range(5):
        v.types("Tab")
        assert v.run("return focused() == document.body || card('s1').contains(focused())")  # the body is the browser's own bar


def the_keyboard_goes_back_to_where_it_was(v: Visitor):
    v.opens([guide(step("s1", "modal"), rules={"trigger": {"type": "click", "selector": "#a"}})], A)
    v.sees("window.cairn?.version")
    v.run("a.focus()")
    v.types("Enter")
    v.sees_step("s1")
    v.types("Escape")
    v.sees("!stages().length && document.activeElement == a")


def a_click_on_the_target_goes_on(v: Visitor):
    v.opens([guide(step("s1", advance=CLICKED, **at("#a")), step("s2", "slideout"))], A)
    v.sees_step("s1")
    v.presses("a")
    v.sees_step("s2")
    assert "target_missing" not in v.counted("started")


def a_target_that_a_press_takes_away_was_clicked(v: Visitor):
    v.opens(
        [guide(step("s1", advance=CLICKED, **at("#a")), step("s2", "slideout"))],
        A + "<script>a.onpointerdown = () => a.remove()</script>",
    )
    v.sees_step("s1")
    v.presses("a")
    v.sees_step("s2")
    assert "target_missing" not in v.served.figures


def a_value_that_is_typed_goes_on(v: Visitor):
    typed = [{"when": "value", "operator": "equals", "value": "yes"}]
    v.opens([guide(step("s1", advance=typed, **at("#f")), step("s2", "slideout"))], '<input id="f" style="margin:120px">')
    v.sees_step("s1")
    v.presses("f")
    v.types("yes")
    v.sees_step("s2")


def what_appears_goes_on(v: Visitor):
    v.opens([guide(step("s1", advance=[{"when": "appears", "selector": "#late"}], **at("#a")), step("s2", "slideout"))], A)
    v.sees_step("s1")
    v.run("document.body.insertAdjacentHTML('beforeend', '<p id=late>Saved</p>')")
    v.sees_step("s2")


def what_disappears_goes_on(v: Visitor):
    v.opens([guide(step("s1", advance=[{"when": "disappears", "selector": "#b"}], **at("#a")), step("s2", "slideout"))], A + B)
    v.sees_step("s1")
    v.run("b.remove()")
    v.sees_step("s2")


def an_address_that_scripts_change_is_a_page(v: Visitor):
    v.opens([guide(step("s1", "modal"), rules=on("/reports"))], A)
    v.sees("window.cairn?.version")
    v.run("history.pushState(null, '', '/reports'); a.hidden = true")  # WebKit tells of it by what changes then
    v.sees_step("s1")


def a_tour_goes_on_on_the_next_page(v: Visitor):
    v.opens([guide(step("s1", advance=CLICKED, **at("#a")), step("s2", **at("#b")))], '<a id="a" href="/b">A</a>', B)
    v.sees_step("s1")
    v.presses("a")
    v.sees("location.pathname == '/b'")
    v.sees_step("s2")


def a_page_that_is_loaded_again_keeps_the_place(v: Visitor):
    v.opens(TWO, A + B)
    v.presses_button("Next")
    v.sees_step("s2")
    v.goes_to("/")
    v.sees_step("s2")


def on(path: str):
    return {"pages": {"include": [{"part": "path", "operator": "equals", "value": path}], "exclude": []}}
