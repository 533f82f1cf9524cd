"""The eight promises about visitors, as far as the player keeps them; 3 and the stored side of 6 are the server's."""

import json

from playwright.sync_api import expect

from models.release.schema_conformity import storage_manifest

PAGE = '<button id="a" style="margin:80px">A</button>'
SENT_ANYWAY = {
    *("Host", "Connection", "Content-Length", "Content-Type", "Origin", "User-Agent", "Cache-Control", "Pragma"),
    *("Accept", "Accept-Encoding", "Accept-Language", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform"),
    *("Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-Storage-Access", "DNT", "Sec-GPC"),
}
"""Headers that browsers send with any request, whatever a page asks for."""


def started(page):
    expect(page.get_by_role("dialog")).to_be_visible()


def test_promise_1_a_report_carries_the_address_without_query_and_fragment_and_nothing_about_the_visitor(visit, make, served):
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
    said = storage_manifest()["reports"]
    assert set(json.loads(body)) == {"schema", "id", "url", "environment", "events"} == {one["name"] for one in said["batch"]}
    assert {name for event in json.loads(body)["events"] for name in event} == {one["name"] for one in said["event"]}
    ours = [headers, *(one[2] for one in served.requests if one[1].startswith("/player/"))]
    assert {name for one in ours for name in one} <= SENT_ANYWAY
    assert not any(word in str(served.requests) for word in ("ann@example.com", "free", "plan"))


def test_promise_1_no_request_carries_a_referrer_though_the_page_would_send_one(visit, make, bulk, served):
    """A page whose policy is loose sends its whole address, query included, with everything that does not say otherwise."""
    served.headers = {"Referrer-Policy": "unsafe-url"}
    page = visit([make.guide(make.step("s1", "modal")), bulk], PAGE + '<img src="/picture.png" alt="">', path="/?secret=1")
    started(page)
    served.figures_until("reached")
    ours = [(path, headers) for _, path, headers, _ in served.requests if path.startswith("/player/")]
    assert len(ours) >= 3, "the script, what draws, and the report"
    assert [path for path, headers in ours if "Referer" in headers] == []
    assert any("secret=1" in headers.get("Referer", "") for _, path, headers, _ in served.requests if path == "/picture.png")


def test_promise_4_global_privacy_control_and_do_not_track_show_guides_and_send_nothing(visit, make, served):
    for signal in ("globalPrivacyControl: {value: true}", "doNotTrack: {value: '1'}"):
        page = visit([make.guide(make.step("s1", "modal"))], PAGE, script=f"Object.defineProperties(navigator, {{{signal}}})")
        started(page)
        page.keyboard.press("Escape")
        page.goto("about:blank")  # what waited to be sent would go now
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    started(page)
    page.keyboard.press("Escape")
    figures = served.figures_until("dismissed")
    assert figures.count("dismissed") == figures.count("started") == 1, "of the visitor without a signal"
    sent = [event["figure"] for request in served.requests if request[0] == "POST" for event in json.loads(request[3])["events"]]
    assert [sent.count(one) for one in ("active", "eligible", "started")] == [1, 1, 1], "nor anything else"


def test_promise_4_opting_out_sends_nothing_and_opting_in_counts_again(visit, make, served):
    page = visit(
        [make.guide(make.step("s1", "modal"), rules={"frequency": {"show": "always"}, "stop": {"dismissed": False}})],
        PAGE,
        script="window.cairn ??= [['optOut']]",
    )
    started(page)
    page.reload()
    started(page)
    page.evaluate("cairn.optIn()")
    page.get_by_role("button", name="Next").click()
    figures = served.figures_until("completed")
    assert not {"started", "reached"} & set(figures), "what was counted before"


def test_promise_5_storage_is_one_key_per_site_and_no_cookie(visit, make):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    started(page)
    assert page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]") == [
        ["cairn:abc"],
        ["cairn:abc"],
        "",
    ]


def test_promise_5_guides_work_when_storage_is_blocked(visit, make):
    areas = "['localStorage', 'sessionStorage']"
    blocked = f"for (const area of {areas}) Object.defineProperty(window, area, {{get() {{ throw Error() }}}})"
    page = visit([make.guide(make.step("s1", "modal"), make.step("s2", "modal"))], PAGE, script=blocked)
    started(page)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()


def test_promise_8_the_ledger_lists_what_was_sent(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    started(page)
    served.figures_until("reached")
    ledger = page.evaluate("cairn.ledger()")
    posted = [request[3] for request in served.requests if request[0] == "POST"]
    assert [(ledger[0]["method"], ledger[0]["url"])] == [
        ("GET", page.locator("script[src*='/player/']").evaluate("one => one.src"))
    ]
    assert [line["body"] for line in ledger[1:]] == posted
    assert ledger[1]["bytes"] == len(posted[0])


def test_promise_8_the_tags_own_request_is_in_the_ledger_and_those_for_parts(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    started(page)
    page.evaluate("cairn.explain('welcome')")
    served.figures_until("reached")
    page.wait_for_function("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/events'))")
    seen = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    caused = {url for url in seen if url.startswith(served.cairn)}
    assert {line["url"] for line in page.evaluate("cairn.ledger()")} == caused


def test_promise_1_nothing_is_fetched_from_anyone_else_and_only_the_script(visit, make, served):
    asked = []
    page = visit([make.guide(make.step("s1", "modal"))], {"/": PAGE, "/second": PAGE})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.origin + "/second")
    started(page)
    assert [url for url in asked if "favicon" not in url] == [served.origin + "/second", served.cairn + "/player/v1/abc.js"]


FREE = {"match": "all", "conditions": [{"subject": "attribute", "name": "plan", "operator": "equals", "value": "free"}]}
TOLD = "window.cairn = [['identify', 'ann@example.com', {plan: 'free', mail: 'ann@example.com'}]]"


def test_promise_2_attributes_decide_in_the_browser_and_are_in_no_request_and_no_storage(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"), rules={"segment": FREE})], PAGE, script=TOLD)
    started(page)
    served.figures_until("reached")
    page.get_by_role("button", name="Next").click()
    served.figures_until("completed")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    for place in (str(served.requests), kept):
        assert not any(word in place for word in ("ann@example", "plan", "free", "mail"))


def test_promise_3_nothing_that_is_sent_names_an_address_or_asks_for_one(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    started(page)
    served.figures_until("reached")
    (body,) = [body for method, _, _, body in served.requests if method == "POST"]
    assert "127.0.0.1" not in body.replace(served.cairn, "")


def test_promise_6_without_identified_mode_the_id_goes_nowhere(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE, script="window.cairn = [['identify', 'person-4711', {}]]")
    started(page)
    page.get_by_role("button", name="Next").click()
    served.figures_until("completed")
    assert "4711" not in str(served.requests) + page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "4711" not in json.dumps(page.evaluate("cairn.ledger()"))


def test_promise_7_a_typed_value_is_looked_at_by_its_rule_and_is_in_no_request(visit, make, served):
    waits = [{"when": "value", "operator": "equals", "value": "berth 12"}]
    steps = [make.step("s1", **make.at("#f"), advance=waits), make.step("s2", "modal")]
    page = visit([make.guide(*steps)], '<input id="f" style="margin:80px">')
    started(page)
    page.locator("#f").fill("berth 12")
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    served.figures_until("completed")
    assert "berth" not in "".join(body for _, _, _, body in served.requests)


def test_promise_7_the_location_is_never_asked_for(visit, make):
    watch = """window.asked = [];
    navigator.geolocation.getCurrentPosition = navigator.geolocation.watchPosition = () => asked.push("location");
    const real = navigator.permissions.query;
    navigator.permissions.query = given => (asked.push(given.name), real.call(navigator.permissions, given));"""
    page = visit([make.guide(make.step("s1", "modal"))], PAGE, script=watch)
    started(page)
    page.keyboard.press("Escape")
    assert page.evaluate("asked") == []
