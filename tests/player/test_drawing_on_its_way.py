"""What happens while what draws the guides is on its way: guides are stopped, pages are left, and it may not come at all."""

import json

import pytest
from playwright.sync_api import expect

from tests.player.large_release import ASKED, DRAWING, HERE, PAGE, asked_of_cairn, hold


def test_what_was_stopped_before_it_came_does_not_show(visit, make, bulk, served):
    page = visit([bulk, make.guide(make.step("s1", "modal"), rules=ASKED)], PAGE)
    page.wait_for_function("window.cairn?.version")
    held = hold(page)
    with page.expect_request(DRAWING):
        page.evaluate("cairn.start('welcome')")
    page.evaluate("cairn.stop()")
    with page.expect_response(DRAWING):
        held[0].continue_()
    page.evaluate("cairn.start('bulk')")
    expect(page.get_by_role("dialog", name="Title bulk")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(1)
    assert "welcome" not in json.dumps([line["body"] for line in page.evaluate("cairn.ledger()")])


@pytest.mark.parametrize("trigger", [{"type": "delay", "seconds": 0}, {"type": "idle", "seconds": 0}])
def test_what_starts_by_itself_and_was_stopped_on_its_way_does_not_come_again(visit, make, bulk, trigger):
    late = make.guide(make.step("s1", "modal"), rules={**HERE, "trigger": trigger})
    page = visit([bulk, late], {"/": PAGE, "/else": PAGE}, path="/else")
    page.wait_for_function("window.cairn?.version")
    held = hold(page)
    with page.expect_request(DRAWING):
        page.evaluate("history.pushState(null, '', '/')")
    page.evaluate("cairn.stop(); cairn.set({plan: 'free'}); new Promise(done => setTimeout(done, 300))")  # it would be due again
    with page.expect_response(DRAWING):
        held[0].continue_()
    page.evaluate("cairn.start('bulk')")
    expect(page.get_by_role("dialog", name="Title bulk")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(1)


def test_a_large_guide_that_cannot_be_had_keeps_no_other_from_showing(visit, make, bulk, large):
    spots = make.guide(make.step("h1", "hotspot", **make.at("#a")), id="h1", kind="hotspots", rules=HERE)
    page = visit([bulk, {**large, "rules": HERE, "priority": 5}, spots], {"/else": PAGE}, path="/else")
    page.wait_for_function("window.cairn?.version")
    for broken in ("**/releases/*/*", "**/content/*"):
        page.route(broken, lambda route: route.fulfill(status=500))
    page.evaluate("console.debug = () => {}; history.pushState(null, '', '/')")
    expect(page.locator(".beacon")).to_have_count(1)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_while_it_cannot_be_had_nothing_shows_and_the_next_page_view_asks_again(visit, make, bulk, served):
    pages = {"/": PAGE, "/else": PAGE}
    others = [make.guide(make.step(f"o{number}", "modal"), id=f"x{number}", rules=HERE) for number in range(3)]
    first = make.guide(make.step("s1", "modal"), rules=HERE)
    page = visit([bulk, first, *others], pages, path="/else", script="console.debug = () => {}")
    page.wait_for_function("window.cairn?.version")
    served.down = True
    with page.expect_response(DRAWING) as answer:
        page.evaluate("history.pushState(null, '', '/')")
    assert answer.value.status == 503
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert len(asked_of_cairn(served, "/releases/")) == 1
    served.down = False
    page.evaluate("history.pushState(null, '', '/else')")
    page.evaluate("history.pushState(null, '', '/?again')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


@pytest.mark.parametrize("trigger", [{"type": "delay", "seconds": 0}, {"type": "idle", "seconds": 0}])
def test_a_guide_that_starts_by_itself_after_a_while_does_not_ask_again_and_again(visit, make, bulk, served, trigger):
    late = make.guide(make.step("s1", "modal"), rules={**HERE, "trigger": trigger})
    page = visit([bulk, late], {"/": PAGE, "/else": PAGE}, path="/else", script="console.debug = () => {}")
    page.wait_for_function("window.cairn?.version")
    served.down = True
    with page.expect_response(DRAWING):
        page.evaluate("history.pushState(null, '', '/')")
    page.evaluate("new Promise(done => setTimeout(done, 500))")  # as long as many more would take
    assert len(asked_of_cairn(served, "/releases/")) == 1


def test_a_guide_whose_page_was_left_meanwhile_does_not_show(visit, make, bulk, served):
    spots = make.guide(make.step("h1", "hotspot", **make.at("#a")), id="h1", kind="hotspots", rules=HERE)
    page = visit([bulk, make.guide(make.step("s1", "modal"), rules=HERE), spots], {"/else": PAGE}, path="/else")
    page.wait_for_function("window.cairn?.version")
    held = hold(page)
    with page.expect_request(DRAWING):
        page.evaluate("history.pushState(null, '', '/')")
    page.evaluate("history.pushState(null, '', '/else')")
    with page.expect_response(DRAWING):
        held[0].continue_()
    page.evaluate("cairn.start('bulk')")
    expect(page.get_by_role("dialog", name="Title bulk")).to_be_visible()
    expect(page.locator("cairn-stage")).to_have_count(1)


def test_one_that_fails_after_it_was_stopped_leaves_the_one_that_shows_alone(visit, make, bulk, large):
    other = make.guide(make.step("t1", "slideout", placement="bottom-left"), rules=ASKED, id="other")
    page = visit([bulk, large, other], PAGE, script="console.debug = () => {}")
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.start('bulk')")
    expect(page.get_by_role("dialog", name="Title bulk")).to_be_visible()
    page.evaluate("cairn.stop()")
    held = hold(page, "**/content/*")
    with page.expect_request("**/content/*"):
        page.evaluate("cairn.start('large')")
    page.evaluate("cairn.stop(); cairn.start('other')")
    expect(page.get_by_role("dialog", name="Title t1")).to_be_visible()
    with page.expect_event("requestfailed"):
        held[0].abort()
    page.evaluate("cairn.start('bulk'); new Promise(done => setTimeout(done))")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.evaluate("cairn.stop()")
    expect(page.get_by_role("dialog")).to_have_count(0)
