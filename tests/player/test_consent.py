"""A tag that waits for the page's consent tool: before it speaks, after its yes, after its no, and when it changes its mind."""

import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'
STORED = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"
NOTHING, SOMETHING = [[], [], ""], [["cairn:abc"], ["cairn:abc"], ""]
# Whatever is asked of either area, by a method or by a name.
WATCHED = """window.touched = [];
if (location.protocol != "about:") for (const area of ["localStorage", "sessionStorage"]) {
  const real = window[area];
  const answer = (target, name) => {
    touched.push([area, String(name)]);
    const found = Reflect.get(real, name);
    return typeof found == "function" ? found.bind(real) : found;
  };
  const set = (target, name, value) => { touched.push([area, name]); return Reflect.set(real, name, value); };
  Object.defineProperty(window, area, { value: new Proxy({}, { get: answer, set }) });
}"""
WAITS = ' data-consent="wait"'


@pytest.fixture
def waiting(visit, make, served):
    """Opens a page whose tag waits, with a guide that shows once."""

    def open_page(script="", path="/"):
        served.attributes = WAITS
        page = visit([make.guide(make.step("s1", "modal"), make.step("s2", "modal"))], PAGE, path, script=script)
        page.wait_for_function("window.cairn?.site")
        return page

    return open_page


def dialog(page):
    return page.get_by_role("dialog")


def reports(served):
    return [path for method, path, *_ in served.requests if method == "POST"]


def test_promise_5_a_tag_that_waits_shows_stores_reads_and_sends_nothing(waiting, served):
    page = waiting(WATCHED)
    page.evaluate("cairn.set({plan: 'free'}); cairn.track('saved'); cairn.start('welcome', {force: true}); cairn.reset()")
    page.evaluate("history.pushState(0, '', '/other')")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(dialog(page)).to_have_count(0)
    assert page.evaluate("touched") == []
    assert page.evaluate("cairn.explain('welcome')")["rules"][0]["rule"] == "consent"
    asked = [(method, path) for method, path, *_ in served.requests if path.startswith("/player/")]
    assert asked == [("GET", "/player/v1/abc.js"), ("GET", "/player/v1/abc/parts/consent.js")], "code, and nothing else"
    assert [line["url"] for line in page.evaluate("cairn.ledger()")] == [served.cairn + path for _, path in asked]
    page.goto("about:blank")
    assert reports(served) == []


def test_a_yes_begins_with_what_was_asked_for_meanwhile(waiting, served):
    page = waiting()
    page.evaluate("cairn.set({plan: 'free'}); cairn.on('reached', ({step}) => window.heard = step)")
    page.evaluate("cairn.optIn()")
    expect(dialog(page)).to_be_visible()
    page.wait_for_function("window.heard == 's1'")
    assert page.evaluate(STORED) == SOMETHING
    assert "started" in served.figures_until("reached")
    page.reload()
    page.wait_for_function("window.cairn?.site")
    expect(dialog(page)).to_have_count(0)
    page.evaluate("cairn.optIn()")
    expect(page.get_by_text("Body s1")).to_be_visible()


def test_a_no_shows_guides_and_stores_and_sends_nothing(waiting, served):
    page = waiting()
    page.evaluate("cairn.optOut()")
    expect(dialog(page)).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Body s2")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    page.goto("about:blank")
    assert reports(served) == []


def test_a_consent_tool_that_was_faster_than_the_script_is_heard(waiting, served):
    page = waiting("window.cairn = window.cairn || []; cairn.push(['track', 'saved'], ['optIn'])")
    expect(dialog(page)).to_be_visible()
    assert "started" in served.figures_until("reached")


def test_a_yes_that_is_taken_back_removes_what_was_stored_and_a_new_one_stores_it_again(waiting):
    page = waiting()
    page.evaluate("cairn.optIn()")
    expect(dialog(page)).to_be_visible()
    assert page.evaluate(STORED) == SOMETHING
    page.evaluate("cairn.optOut()")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Body s2")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    page.evaluate("cairn.optIn()")
    assert page.evaluate("JSON.parse(sessionStorage['cairn:abc']).at")[:2] == ["welcome", "s2"]
    page.get_by_role("button", name="Next").click()
    expect(dialog(page)).to_have_count(0)
    assert page.evaluate("localStorage['cairn:abc']").splitlines()[1].startswith("welcome,1,")


def test_a_no_removes_what_a_yes_on_an_earlier_page_had_stored(waiting):
    page = waiting()
    page.evaluate("cairn.optIn()")
    expect(dialog(page)).to_be_visible()
    page.reload()
    page.wait_for_function("window.cairn?.site")
    page.evaluate("cairn.optOut()")
    assert page.evaluate(STORED) == NOTHING


def test_a_yes_on_every_page_leaves_the_sites_own_team_uncounted(waiting, served):
    page = waiting(path="/#cairn-team")
    page.evaluate("cairn.optIn()")
    page.wait_for_function("localStorage['cairn:abc']?.startsWith('1,2,')")
    page.reload()
    page.wait_for_function("window.cairn?.site")
    page.evaluate("cairn.optIn()")
    expect(dialog(page)).to_be_visible()
    assert page.evaluate("localStorage['cairn:abc']").startswith("1,2,")


def test_one_answer_is_for_every_site_on_the_page(visit, make, served):
    served.attributes = WAITS
    served.others = {"other": {"schema": 1, "site": "other", "environment": "production", "guides": []}}
    second = f'<script async src="{served.cairn}/player/v1/other.js"></script>'
    page = visit([make.guide(make.step("s1", "modal"))], second + PAGE)
    page.wait_for_function("window.cairn?.ledger?.().length == 4")
    page.evaluate("cairn.set({plan: 'free'})")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.evaluate("cairn.optIn()")
    expect(dialog(page)).to_be_visible()
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["cairn:abc", "cairn:other"]


def test_without_the_attribute_nothing_waits_and_a_no_ends_the_counting_alone(visit, make):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    expect(dialog(page)).to_be_visible()
    page.evaluate("cairn.optOut()")
    assert page.evaluate("Object.keys(localStorage)") == ["cairn:abc"]


def test_a_script_that_comes_by_another_way_than_its_tag_waits_as_well(visit, make, served):
    """As on staging hosts, where the tag's script imports that of staging, which knows no tag of its own."""
    served.tagged = False
    source = f"{served.cairn}/player/v1/abc.js"
    tag = f'<script type="text/plain" data-consent="wait" src="{source}"></script>'
    page = visit([make.guide(make.step("s1", "modal"))], tag + PAGE)
    page.evaluate("source => import(source)", source)
    page.wait_for_function("window.cairn?.site")
    assert page.evaluate(STORED) == NOTHING
    page.evaluate("cairn.optIn()")
    expect(dialog(page)).to_be_visible()
