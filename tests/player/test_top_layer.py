"""Steps about what is itself in the top layer: open dialogs and popovers of the page."""

import pytest
from playwright.sync_api import expect

BUTTON = '<button id="a">A</button><button id="b">B</button>'
LAYERS = {
    "a modal dialog": (f'<dialog id="d">{BUTTON}</dialog>', "d.showModal()", "d.open"),
    "a dialog": (f'<dialog id="d">{BUTTON}</dialog>', "d.show()", "d.open"),
    "a popover": (f'<div popover id="d">{BUTTON}</div>', "d.showPopover()", "d.matches(':popover-open')"),
    "a popover that stays": (f'<div popover=manual id="d">{BUTTON}</div>', "d.showPopover()", "d.matches(':popover-open')"),
}
ASKED = {"trigger": {"type": "api"}}


@pytest.fixture
def layered(visit, make):
    def show(layer, *steps):
        body, opening, _ = LAYERS[layer]
        told = steps or (make.step("s1", **make.at("#a")), make.step("s2", **make.at("#b")))
        page = visit([make.guide(*told, rules=ASKED)], body)
        page.wait_for_function("window.cairn?.version")
        page.evaluate(opening)
        page.evaluate("cairn.start('welcome')")
        expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
        return page

    return show


@pytest.mark.parametrize("layer", LAYERS)
def test_a_step_can_be_pressed_without_closing_what_it_is_about(layered, layer):
    page = layered(layer)
    page.get_by_role("dialog", name="Title s1").get_by_text("Body s1").click()
    assert page.evaluate(LAYERS[layer][2])
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert page.evaluate(LAYERS[layer][2])


@pytest.mark.parametrize("layer", LAYERS)
def test_its_buttons_are_reached_by_keyboard(layered, layer):
    page = layered(layer)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()


@pytest.mark.parametrize("layer", LAYERS)
def test_the_spotlight_dims_what_is_around_the_target_there_too(layered, make, layer):
    page = layered(layer, make.step("s1", backdrop={"kind": "spotlight", "through": False}, **make.at("#a")))
    box = page.locator("#b").bounding_box()
    on_top = page.evaluate("([x, y]) => document.elementFromPoint(x, y).localName", [box["x"] + 3, box["y"] + 3])
    assert on_top == "cairn-stage"


@pytest.mark.parametrize("kind", ["tooltip", "modal"])
def test_escape_leaves_the_step_and_keeps_what_the_visitor_has_open(layered, make, kind):
    members = make.at("#a") if kind == "tooltip" else {}
    page = layered("a modal dialog", make.step("s1", kind, **members))
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert page.evaluate("d.open")
    page.keyboard.press("Escape")
    assert not page.evaluate("d.open")


def test_a_dialog_that_the_page_opens_over_a_step_is_left_first(visit, make, served):
    body = '<button id="z" style="margin:90px">Z</button><dialog id="d">The page asks</dialog>'
    page = visit([make.guide(make.step("s1", **make.at("#z")))], body)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("d.showModal()")
    expect(page.get_by_role("dialog", name="Title s1")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.keyboard.press("Escape")
    assert "dismissed" in served.figures_until("dismissed")


def test_what_is_closed_takes_its_step_along_and_the_tour_goes_on(visit, make, served):
    body, opening, _ = LAYERS["a modal dialog"]
    tour = make.guide(make.step("s1", missing={"wait": 0.1}, **make.at("#a")), make.step("s2", "modal"))
    page = visit([tour], body + f"<script>{opening}</script>")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("d.close()")
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
    page.keyboard.press("Escape")
    figures = served.figures_until("dismissed")
    assert figures.count("reached") <= 2
    assert "target_missing" not in figures
