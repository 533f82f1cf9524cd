"""The promises about visitors, as far as the player keeps them."""

import json

from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'


def started(page):
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_report_carries_the_address_without_query_and_fragment_and_nothing_about_the_visitor(visit, make, served):
    page = visit(
        [make.guide(make.step("s1", "modal"))],
        PAGE,
        path="/?secret=1#frag",
        script="window.cairn = [['identify', 'ann@example.com', {plan: 'free'}]]",
    )
    started(page)
    served.figures_until("reached")
    (sent,) = [request for request in served.requests if request[0] == "POST"]
    _, path, headers, body = sent
    assert path == "/player/v1/abc/events"
    assert json.loads(body)["url"] == served.origin + "/"
    assert set(json.loads(body)) == {"schema", "url", "environment", "events"}
    assert {"Cookie", "Referer", "Authorization"}.isdisjoint(headers)
    assert not any(word in str(served.requests) for word in ("ann@example.com", "free", "plan"))


def test_global_privacy_control_and_do_not_track_show_guides_and_send_nothing(visit, make, served):
    for signal in ("globalPrivacyControl: {value: true}", "doNotTrack: {value: '1'}"):
        page = visit([make.guide(make.step("s1", "modal"))], PAGE, script=f"Object.defineProperties(navigator, {{{signal}}})")
        started(page)
        page.keyboard.press("Escape")
        page.goto("about:blank")
    assert served.figures == []


def test_opting_out_sends_nothing_and_opting_in_counts_again(visit, make, served):
    page = visit(
        [make.guide(make.step("s1", "modal"), rules={"frequency": {"show": "always"}, "stop": {"dismissed": False}})],
        PAGE,
        script="window.cairn ??= [['optOut']]",
    )
    started(page)
    page.reload()
    started(page)
    assert served.figures == []
    page.evaluate("cairn.optIn()")
    page.get_by_role("button", name="Next").click()
    assert "completed" in served.figures_until("completed")


def test_storage_is_one_key_per_site_and_no_cookie(visit, make):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    started(page)
    assert page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]") == [
        ["cairn:abc"],
        ["cairn:abc"],
        "",
    ]


def test_guides_work_when_storage_is_blocked(visit, make):
    areas = "['localStorage', 'sessionStorage']"
    blocked = f"for (const area of {areas}) Object.defineProperty(window, area, {{get() {{ throw Error() }}}})"
    page = visit([make.guide(make.step("s1", "modal"), make.step("s2", "modal"))], PAGE, script=blocked)
    started(page)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()


def test_the_ledger_lists_what_was_sent(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    started(page)
    served.figures_until("reached")
    ledger = page.evaluate("cairn.ledger()")
    posted = [request[3] for request in served.requests if request[0] == "POST"]
    assert [line["body"] for line in ledger] == posted
    assert ledger[0]["bytes"] == len(posted[0])


def test_nothing_is_fetched_from_anyone_else_and_only_the_script(visit, make, served):
    asked = []
    page = visit([make.guide(make.step("s1", "modal"))], {"/": PAGE, "/second": PAGE})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.origin + "/second")
    started(page)
    assert [url for url in asked if "favicon" not in url] == [served.origin + "/second", served.cairn + "/player/v1/abc.js"]
