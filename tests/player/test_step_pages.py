"""Steps on the pages that they belong to: a guide waits rather than show on another one."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import PAINTED, shows

BUTTON = '<button id="a" style="margin:80px">A</button>'
CLICKED = [{"when": "target_click"}]


def on(path, part="path", operator="equals"):
    return {"on": [{"part": part, "operator": operator, "value": path}]}


@pytest.fixture
def two_pages(visit, make, served):
    """A tour whose second step belongs to `/users`, on pages that look alike."""

    def show(*, first="/", body=BUTTON, where=None, **members):
        steps = [
            make.step("s1", **make.at("#a"), **on(first), **members),
            make.step("s2", **make.at("#a"), **(where or on("/users"))),
        ]
        return visit([make.guide(*steps)], dict.fromkeys(("/", "/users", "/other"), body))

    return show


def test_a_step_waits_for_its_page_and_goes_on_there(two_pages, served):
    page = two_pages()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.goto(f"{served.origin}/other")
    page.wait_for_function("window.cairn?.version")
    page.evaluate(PAINTED)
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.goto(f"{served.origin}/users")
    shows(page, "s2").to_be_visible()
    page.get_by_role("button", name="Next").click()
    assert served.figures_until("completed").count("reached") == 2


@pytest.mark.parametrize("part", ["path", "fragment"])
def test_a_step_waits_for_its_route_and_goes_on_there(two_pages, part):
    where = on("/users", part)
    page = two_pages(where=where, advance=CLICKED)
    shows(page, "s1").to_be_visible()
    page.locator("#a").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate(f"history.pushState(0, '', '/other'); {PAINTED}")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("location.hash = '/users'" if part == "fragment" else "history.pushState(0, '', '/users')")
    shows(page, "s2").to_be_visible()
    page.evaluate("history.back()")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("history.forward()")
    shows(page, "s2").to_be_visible()


def test_another_guide_may_show_while_one_waits_for_its_page(visit, make, served):
    waits = make.guide(make.step("s1", **make.at("#a"), **on("/users")), priority=9)
    other = make.guide(make.step("s2", "modal"), id="other")
    page = visit([waits, other], BUTTON)
    shows(page, "s2").to_be_visible()
    assert "target_missing" not in served.figures_until("started")


def test_back_goes_to_the_step_before_on_this_page(visit, make):
    back = {"buttons": [{"label": "Back", "action": {"type": "back"}}]}
    steps = [
        make.step("s1", **make.at("#a")),
        make.step("s2", **make.at("#a"), **on("/users")),
        make.step("s3", **make.at("#a"), **back),
    ]
    jump = {"buttons": [{"label": "Jump", "action": {"type": "step", "step": "s3"}}]}
    page = visit([make.guide(steps[0] | jump, *steps[1:])], BUTTON)
    page.get_by_role("button", name="Jump").click()
    page.get_by_role("button", name="Back").click()
    shows(page, "s1").to_be_visible()


def test_a_beacon_shows_on_its_page_only(visit, make):
    group = make.guide(make.step("s1", "hotspot", **make.at("#a"), **on("/users")), kind="hotspots")
    page = visit([group], BUTTON)
    page.wait_for_function("window.cairn?.version")
    page.evaluate(PAINTED)
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("history.pushState(0, '', '/users'); document.body.dataset.page = 'users'")
    expect(page.get_by_role("button", name="Title s1")).to_be_visible()


def test_what_a_click_has_to_bring_is_waited_for_longer(visit, make, served):
    """The page is loaded in more time than the author thought that a target needs."""
    first = make.step("s1", advance=CLICKED, **make.at("#a"))
    slow = make.step("s2", missing={"wait": 0.1, "then": "skip"}, **make.at("#b"))
    later = (
        "<script>a.onclick = () => setTimeout(() => document.body.insertAdjacentHTML('afterend', '<b id=b>B</b>'), 700)</script>"
    )
    page = visit([make.guide(first, slow)], BUTTON + later)
    shows(page, "s1").to_be_visible()
    page.locator("#a").click()
    shows(page, "s2").to_be_visible()
    assert "target_missing" not in served.figures


@pytest.mark.parametrize("change", ["textContent = 'Open Bo'", "firstChild.nodeValue = 'Open Bo'"])
def test_a_row_that_is_used_for_another_record_loses_its_step_until_it_is_back(visit, make, change):
    ann = {"selectors": ["li:first-child button"], "identity": {"tag": "button", "text": "open ann"}}
    page = visit([make.guide(make.step("s1", target=ann))], '<ul style="margin:90px"><li><button id="a">Open Ann</button></ul>')
    shows(page, "s1").to_be_visible()
    page.evaluate(f"a.{change}")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("a.textContent = 'Open Ann'")
    shows(page, "s1").to_be_visible()
