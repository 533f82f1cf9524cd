"""Releases too large for one answer: what draws guides comes by itself, when one of them is due."""

import hashlib
import json

import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'
ASKED = {"trigger": {"type": "api"}}
HERE = {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/"}]}}
UNSAFE = "<meta name=referrer content=unsafe-url>"
DRAWING = "**/abc/releases/**"


@pytest.fixture
def bulk(make):
    """A guide that nobody asks for, of 10 kB that no compression makes small."""
    words = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(150)]
    return make.guide(make.step("bulk", "modal", body=[["p", " ".join(words)]]), id="bulk", rules=ASKED)


def asked_of_cairn(served, kind=""):
    return [path for method, path, _, _ in served.requests if method == "GET" and f"/abc{kind}" in path]


@pytest.fixture
def large(make, served):
    """A guide that is asked for, whose content is a request of its own."""
    told = make.guide(make.step("s1", "modal"), content_hash="c" * 64, version="d" * 64, rules=ASKED, id="large")
    served.contents["d" * 12] = served.contents["c" * 64] = told.pop("content")
    return told


def hold(page, what=DRAWING):
    """What draws guides, or something else, is kept from the page; the requests for it, as they come."""
    held = []

    def keep(route):
        held.append(route)

    page.route(what, keep)
    return held


def test_a_small_release_is_one_request(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert asked_of_cairn(served) == ["/player/v1/abc.js"]


def test_a_page_without_a_guide_does_without_what_draws_them(visit, make, bulk, served):
    page = visit([bulk, make.guide(make.step("s1", "modal"), rules=HERE)], {"/else": PAGE}, path="/else")
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.set({plan: 'free'}); new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert asked_of_cairn(served) == ["/player/v1/abc.js"]


def test_all_guides_of_a_page_come_with_what_draws_them_in_one_more_request(visit, make, bulk, served):
    tour = make.guide(make.step("s1", "slideout", placement="bottom-left"), rules=HERE)
    spot = {"open": "click", "pulse": "ring", **make.at("#a")}
    spots = [make.guide(make.step(name, "hotspot", **spot), id=name, kind="hotspots", rules=HERE) for name in ("h1", "h2")]
    page = visit([bulk, tour, *spots], PAGE)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    expect(page.locator(".beacon")).to_have_count(2)
    assert len(asked_of_cairn(served)) == 2
    assert len(asked_of_cairn(served, "/releases/")) == 1


def test_promise_8_the_ledger_has_the_request_for_it(visit, make, bulk, served):
    page = visit([bulk, make.guide(make.step("s1", "modal"))], PAGE)
    expect(page.get_by_role("dialog")).to_be_visible()
    (asked,) = asked_of_cairn(served, "/releases/")
    (line,) = [line for line in page.evaluate("cairn.ledger()") if "/releases/" in line["url"]]
    assert (line["method"], line["url"], line["body"], line["bytes"]) == ("GET", served.cairn + asked, "", 0)


def test_promise_1_it_is_asked_for_without_cookie_and_referrer(visit, make, bulk, served):
    page = visit([bulk, make.guide(make.step("s1", "modal"))], {"/secret": UNSAFE + PAGE}, path="/secret?token=1")
    expect(page.get_by_role("dialog")).to_be_visible()
    (headers,) = [headers for _, path, headers, _ in served.requests if "/releases/" in path]
    assert {"Cookie", "Referer"}.isdisjoint(headers)
    assert "secret" not in json.dumps(headers)


def test_the_content_of_a_large_guide_comes_with_it_and_that_of_a_further_one_by_itself(visit, make, bulk, large, served):
    second = {**make.guide(make.step("t1", "modal"), rules=ASKED, id="second", version="e" * 64), "content_hash": "f" * 64}
    served.contents["e" * 12] = served.contents["f" * 64] = second.pop("content")
    page = visit([bulk, large, second], PAGE)
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.start('large')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    assert len(asked_of_cairn(served)) == 2
    assert [path.rpartition("/")[2][:15] for path in asked_of_cairn(served, "/releases/")] == ["d" * 12 + ".js"]
    page.evaluate("cairn.stop(); cairn.start('second')")
    expect(page.get_by_role("dialog", name="Title t1")).to_be_visible()
    page.evaluate("cairn.stop(); cairn.start('large')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    assert len(asked_of_cairn(served)) == 3
    assert asked_of_cairn(served, "/content/") == ["/player/v1/abc/content/eeeeeeeeeeee.json"]


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
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert answer.value.status == 503
    assert len(asked_of_cairn(served, "/releases/")) == 1
    served.down = False
    page.evaluate("history.pushState(null, '', '/else')")
    page.evaluate("history.pushState(null, '', '/?again')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_two_sites_draw_their_own(visit, make, bulk, served):
    page = visit([bulk, make.guide(make.step("s1", **make.at("#a")))], PAGE)
    served.others["two"] = {**served.release, "site": "two", "guides": [bulk, make.guide(make.step("t1", "modal"), id="second")]}
    page.evaluate(
        "src => document.head.append(Object.assign(document.createElement('script'), {src}))", served.cairn + "/player/v1/two.js"
    )
    for name in ("s1", "t1"):
        expect(page.get_by_role("dialog", name=f"Title {name}")).to_be_visible()


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


def test_what_was_asked_for_by_a_click_that_leaves_the_page_shows_on_the_next(visit, make, bulk):
    asked = make.guide(make.step("s1", "modal"), rules={"trigger": {"type": "click", "selector": "#go"}})
    page = visit([bulk, asked], {"/": '<a id="go" href="/next">Go</a>', "/next": PAGE})
    page.wait_for_function("window.cairn?.version")
    page.locator("#go").click()
    page.wait_for_url("**/next")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


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
