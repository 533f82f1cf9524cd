"""What starts a guide besides the page being there; and that its other rules still decide."""

import pytest
from playwright.sync_api import expect

PAGE = '<p id="p">Harbour</p><button id="go" style="margin:80px">Go</button><div style="height:3000px"></div>'
ELSEWHERE = {"include": [{"part": "path", "operator": "equals", "value": "/elsewhere"}]}
DEEDS = {
    "click": ({"type": "click", "selector": "#go"}, lambda page: page.locator("#go").click()),
    "hover": ({"type": "hover", "selector": "#go"}, lambda page: page.locator("#go").hover()),
    "event": ({"type": "event", "name": "exported"}, lambda page: page.evaluate("cairn.track('exported')")),
    "api": ({"type": "api"}, lambda page: page.evaluate("cairn.start('welcome')")),
    "link": ({"type": "link"}, lambda page: page.evaluate("location.hash = '#cairn=welcome'")),
    "scroll": ({"type": "scroll", "percent": 50}, lambda page: page.mouse.wheel(0, 2500)),
    "exit": (
        {"type": "exit"},
        lambda page: page.evaluate("document.documentElement.dispatchEvent(new MouseEvent('mouseleave', {clientY: -1}))"),
    ),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_guide_waits_for_what_starts_it(visit, make, name):
    trigger, deed = DEEDS[name]
    page = visit([make.guide(make.step("s1", "slideout"), rules={"trigger": trigger})], PAGE)
    verdict = page.evaluate("cairn.explain('welcome')")
    assert [rule["rule"] for rule in verdict["rules"] if not rule["held"]] == ["trigger"]
    expect(page.get_by_role("dialog")).to_have_count(0)
    deed(page)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


WHOLE = "html,body,main{height:100%;overflow:hidden;margin:0}"
LONG = '<p style="height:4000px">long</p>'
SCROLLED = {
    "the body": f"<style>{WHOLE} body{{overflow:auto}}</style>{LONG}",
    "what an application is drawn in": f"<style>{WHOLE} main{{overflow:auto}}</style><main>{LONG}</main>",
}


@pytest.mark.parametrize("name", SCROLLED)
def test_a_page_is_scrolled_where_the_window_is_not_but(visit, make, name):
    page = visit([make.guide(make.step("s1", "slideout"), rules={"trigger": DEEDS["scroll"][0]})], SCROLLED[name])
    page.wait_for_function("window.cairn?.version")
    page.mouse.move(300, 300)
    page.evaluate(
        "void (window.ended = new Promise(done => document.addEventListener('scrollend', done, {capture: true, once: true})))"
    )
    page.mouse.wheel(0, 1000)
    page.evaluate("window.ended.then(() => null)")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.mouse.wheel(0, 2500)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_a_list_that_is_scrolled_is_not_the_page(visit, make):
    body = '<div id="l" style="height:99px;overflow:auto"><p style="height:900px">list</p></div><p style="height:3000px">long</p>'
    page = visit([make.guide(make.step("s1", "slideout"), rules={"trigger": DEEDS["scroll"][0]})], body)
    page.wait_for_function("window.cairn?.version")
    page.evaluate("l.scrollTop = 900; new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("name", sorted(set(DEEDS) - {"link"}))
def test_on_another_page_it_starts_nothing(visit, make, name):
    """One that may start here shows, and the other, which would have come before it, does not."""
    trigger, deed = DEEDS[name]
    other = make.guide(make.step("s1", "slideout"), rules={"trigger": trigger, "pages": ELSEWHERE}, priority=9)
    here = make.guide(make.step("h1", "slideout"), id="here", rules={"trigger": trigger})
    page = visit([other, here], PAGE)
    assert page.evaluate("cairn.explain('welcome')")["held"] is False
    deed(page)
    if name == "api":
        page.evaluate("cairn.start('here')")
    expect(page.get_by_role("dialog", name="Title h1")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(1)


@pytest.mark.parametrize("trigger", [{"type": "delay", "seconds": 2}, {"type": "idle", "seconds": 2}])
def test_time_that_passes_starts_a_guide(visit, make, trigger):
    page = visit([make.guide(make.step("s1", "slideout"), rules={"trigger": trigger})], PAGE)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_a_guide_that_is_asked_for_elsewhere_leads_to_its_page_once(visit, make, served):
    asked = {"trigger": {"type": "link"}, "pages": ELSEWHERE}
    pages = {"/": PAGE, "/elsewhere": "<p>Elsewhere</p>"}
    page = visit([make.guide(make.step("s1", "modal"), rules=asked, start="/elsewhere")], pages, path="/#cairn=welcome")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    assert page.url == f"{served.origin}/elsewhere#cairn=welcome"


def test_a_page_that_sends_visitors_away_again_is_not_asked_for_for_ever(visit, make, served):
    """As a page does that wants people to sign in first: the browser keeps the fragment on the way."""
    asked = {"trigger": {"type": "link"}, "pages": ELSEWHERE}
    back = "<script>location.replace('/' + location.hash)</script>"
    page = visit(
        [make.guide(make.step("s1", "modal"), rules=asked, start="/elsewhere")],
        {"/": PAGE, "/elsewhere": back},
        path="/#cairn=welcome",
    )
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    assert page.url == f"{served.origin}/#cairn=welcome"
    assert [path for method, path, _, _ in served.requests if path == "/elsewhere"] == ["/elsewhere"]
