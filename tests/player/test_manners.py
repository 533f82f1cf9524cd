"""What the player leaves alone: an idle page, the page's layout, its listeners, its names."""

import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'
ASKED = {"trigger": {"type": "api"}}
COUNTING = """window.used = [];
const use = name => new Error().stack.includes("/player/v1/") && used.push(name);
for (const name of ["setTimeout", "setInterval", "requestAnimationFrame"]) {
  const real = window[name];
  window[name] = (...given) => (use(name), real(...given));
}
for (const name of ["MutationObserver", "IntersectionObserver", "ResizeObserver"]) {
  window[name] = class extends window[name] { constructor(...given) { use(name); super(...given); } };
}
window.before = [...Object.keys(window), "before"];"""


def test_an_idle_page_has_no_timer_no_observer_and_one_new_name(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"), rules=ASKED)], PAGE, script=COUNTING)
    page.wait_for_function("window.cairn?.version")
    assert page.evaluate("used") == []
    assert page.evaluate("Object.keys(window).filter(name => !before.includes(name))") == ["cairn"]
    assert [path for _, path, _, _ in served.requests if "/player/" in path] == ["/player/v1/abc.js"]


def test_a_tour_shifts_nothing_of_the_page(visit, make):
    watch = """window.shift = 0;
    const add = list => { for (const entry of list.getEntries()) shift += entry.value };
    new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});"""
    steps = [make.step("s1", **make.at("#a")), make.step("s2", "modal"), make.step("s3", "slideout", placement="bottom-right")]
    page = visit([make.guide(*steps)], PAGE + "<p>text</p>" * 40, script=watch)
    for number in (1, 2, 3):
        expect(page.get_by_role("dialog", name=f"Title s{number}")).to_be_visible()
        page.evaluate("cairn.next()")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(shift))))") == 0


@pytest.mark.long
def test_a_hundred_tours_leave_no_listener_and_no_element_behind(visit, make):
    page = visit([make.guide(make.step("s1", **make.at("#a")), make.step("s2", "modal"), rules=ASKED)], PAGE)
    page.wait_for_function("window.cairn?.version")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    walk = """async times => {
      const frame = () => new Promise(requestAnimationFrame);
      for (let at = 0; at < times; at++) {
        cairn.start("welcome", {force: true}); await frame(); await frame();
        cairn.next(); await frame(); await frame();
        cairn.stop(); await frame();
      }
    }"""

    def counts():
        session.send("HeapProfiler.collectGarbage")
        metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return metrics["JSEventListeners"], metrics["Nodes"]

    page.evaluate(walk, 3)
    listeners, nodes = counts()
    page.evaluate(walk, 100)
    assert counts() <= (listeners + 2, nodes + 20)


def test_two_sites_on_one_page_share_the_name_and_each_hears_every_call(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"), rules=ASKED)], PAGE)
    page.wait_for_function("window.cairn?.site == 'abc'")
    served.release = {**served.release, "site": "two", "guides": [make.guide(make.step("t1", "modal"), id="second", rules=ASKED)]}
    page.evaluate(
        "src => document.head.append(Object.assign(document.createElement('script'), {src}))", served.cairn + "/player/v1/two.js"
    )
    page.wait_for_function("window.cairn.site == 'two'")
    page.evaluate("cairn.start('welcome')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("cairn.stop(); cairn.start('second')")
    expect(page.get_by_role("dialog", name="Title t1")).to_be_visible()
