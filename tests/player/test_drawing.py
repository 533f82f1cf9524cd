"""Releases too large for one answer: what draws guides comes by itself, when one of them is due."""

import json

from playwright.sync_api import expect

from tests.player.large_release import ASKED, HERE, PAGE, asked_of_cairn

UNSAFE = "<meta name=referrer content=unsafe-url>"


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


def test_two_sites_draw_their_own(visit, make, bulk, served):
    page = visit([bulk, make.guide(make.step("s1", **make.at("#a")))], PAGE)
    served.others["two"] = {**served.release, "site": "two", "guides": [bulk, make.guide(make.step("t1", "modal"), id="second")]}
    page.evaluate(
        "src => document.head.append(Object.assign(document.createElement('script'), {src}))", served.cairn + "/player/v1/two.js"
    )
    for name in ("s1", "t1"):
        expect(page.get_by_role("dialog", name=f"Title {name}")).to_be_visible()


def test_what_was_asked_for_by_a_click_that_leaves_the_page_shows_on_the_next(visit, make, bulk):
    asked = make.guide(make.step("s1", "modal"), rules={"trigger": {"type": "click", "selector": "#go"}})
    page = visit([bulk, asked], {"/": '<a id="go" href="/next">Go</a>', "/next": PAGE})
    page.wait_for_function("window.cairn?.version")
    page.locator("#go").click()
    page.wait_for_url("**/next")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
