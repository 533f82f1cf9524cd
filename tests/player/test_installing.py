"""However the script comes into a page, and whatever becomes of the page or the server."""

import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'
AGAIN = {"frequency": {"show": "always"}, "stop": {"dismissed": False, "completed": False}}

MADE = "Object.assign(document.createElement('script'), {src})"
WAYS = {
    "by an inline script, as Google Tag Manager does": f"document.head.append({MADE})",
    "by document.write while the page is parsed": "document.write(`<script src=${src}></scr` + 'ipt>')",
    "long after the page has loaded": f"addEventListener('load', () => setTimeout(() => document.body.append({MADE})))",
    "as a module": f"document.head.append(Object.assign({MADE}, {{type: 'module'}}))",
}
CONTENT = """console.debug = () => {};
const real = fetch;
window.fetch = (url, ...rest) => url.includes("/content/") ? ANSWER : real(url, ...rest);"""
FAILING = {"is cut off": "Promise.resolve(new Response('{\"steps\": [{'))", "does not come": "Promise.reject(Error('down'))"}


@pytest.mark.parametrize("way", WAYS)
def test_a_guide_shows_however_the_script_comes(visit, make, served, way):
    served.tagged = False
    code = f"<script>{{const src = '{served.cairn}/player/v1/abc.js'; {WAYS[way]}}}</script>"
    page = visit([make.guide(make.step("s1", **make.at("#a")))], PAGE + code)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_a_background_tab_waits_until_it_is_looked_at(visit, make, served):
    hidden = """window.away = true; Object.defineProperties(Document.prototype, {
      hidden: { get: () => away }, visibilityState: { get: () => away ? "hidden" : "visible" } })"""
    page = visit([make.guide(make.step("s1", "modal"))], PAGE, script=hidden)
    page.wait_for_function("window.cairn?.version")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("away = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_a_page_that_comes_back_from_the_back_forward_cache_is_looked_at_again(visit, make):
    page = visit([make.guide(make.step("s1", "modal"), rules=AGAIN)], PAGE)
    page.get_by_role("button", name="Close").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate(
        "history.replaceState(null, '', '/back'); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    )
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_a_server_that_is_down_is_no_matter_to_the_page(visit, make, served):
    served.down = True
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("typeof cairn") == "undefined"


@pytest.mark.parametrize("failing", FAILING)
def test_a_content_that_fails_is_no_matter_to_the_page_and_the_next_guide_has_its_turn(visit, make, served, failing):
    large = make.guide(make.step("s1", "modal"), id="large", content_hash="c" * 64)
    served.contents["c" * 64] = large.pop("content")
    script = CONTENT.replace("ANSWER", FAILING[failing])
    page = visit([large, make.guide(make.step("s2", "modal"), id="small")], PAGE, script=script)
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()


def test_a_part_that_does_not_come_is_no_matter_to_the_page(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE, script="console.debug = () => {}")
    page.get_by_role("button", name="Close").click()
    served.down = True
    with page.expect_response("**/parts/debug.js"):
        page.evaluate("location.hash = '#cairn-debug'")
    page.evaluate("new Promise(done => setTimeout(done))")
