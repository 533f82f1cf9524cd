"""The page's own analytics receive what is counted: each by its documented call, and what goes wrong there stays there."""

import pytest
from playwright.sync_api import expect

from models.site.forwarder import EVENTS, MEMBERS, NAMES

PAGE = '<button id="a" style="margin:80px">A</button>'
HEARD = """window.heard = [];
window.dataLayer = { push: (one) => heard.push(["data_layer", one.event, one]) };
window.gtag = (...all) => heard.push(["ga4", all[1], { event: all[1], ...all[2] }, all[0]]);
const track = (name) => (event, said) => heard.push([name, event, { event, ...said }]);
window.analytics = { track: track("segment") };
window.amplitude = { track: track("amplitude") };
window.mixpanel = { track: track("mixpanel") };
window.posthog = { capture: track("posthog") };
window.woopra = { track: track("woopra") };
window.Intercom = (...all) => heard.push(["intercom", all[1], { event: all[1], ...all[2] }, all[0]]);"""


@pytest.fixture
def telling(visit, make, served):
    """Opens a page of a site that tells these, and shows its guide of two steps."""

    def show(*told, script=HEARD, name="Welcome aboard"):
        served.forwards = list(told)
        steps = [make.step("s1", "modal"), make.step("s2", "modal")]
        page = visit([make.guide(*steps, name=name)], PAGE, script=script)
        expect(page.get_by_role("dialog")).to_be_visible()
        return page

    return show


def heard(page):
    return page.evaluate("heard")


def test_each_hears_what_is_counted_by_its_own_call(telling, served):
    page = telling(*NAMES)
    page.evaluate("cairn.identify('person-4711', {plan: 'free', mail: 'ann@example.com'})")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    figures = [one for one in served.figures_until("completed") if one != "eligible"]
    said = heard(page)
    for name in NAMES:
        told = [one for one in said if one[0] == name]
        assert [one[1] for one in told] == [f"cairn_guide_{figure}" for figure in figures], name
        assert {one[1] for one in told} <= EVENTS.keys()
        assert all(set(one[2]) == {"event", *MEMBERS} for one in told)
        assert {one[2]["guide_name"] for one in told} == {"Welcome aboard"}
        assert [one[2]["guide_step"] for one in told if one[1].endswith("reached")] == ["s1", "s2"]
    assert {one[3] for one in said if one[0] == "ga4"} == {"event"}
    assert {one[3] for one in said if one[0] == "intercom"} == {"trackEvent"}
    assert not any(word in str(said) for word in ("4711", "free", "ann@example"))


def test_only_what_the_site_turned_on_is_told(telling, served):
    page = telling("segment")
    served.figures_until("reached")
    assert {one[0] for one in heard(page)} == {"segment"}


def test_a_site_that_turned_nothing_on_tells_nobody_and_has_no_code_for_it(telling, served):
    page = telling()
    served.figures_until("reached")
    assert heard(page) == []
    assert "cairn_guide_" not in page.evaluate("fetch(document.querySelector('script[src]').src).then(one => one.text())")


def test_what_the_page_does_not_have_and_what_throws_changes_nothing_for_the_others(telling, served):
    broken = "window.heard = []; window.analytics = { track() { throw Error('theirs') } }; window.mixpanel = {};"
    page = telling(*NAMES, script=broken + "window.dataLayer = [];console.debug = () => {}")
    page.get_by_role("button", name="Next").click()
    served.figures_until("reached")
    assert page.evaluate("dataLayer.map(one => one.event)")[:2] == ["cairn_guide_started", "cairn_guide_reached"]


@pytest.mark.parametrize(
    "refusal",
    [
        "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})",
        "Object.defineProperty(navigator, 'doNotTrack', {value: '1'})",
        "window.cairn = [['optOut']]",
    ],
)
def test_promise_4_who_is_not_counted_is_told_to_nobody(telling, refusal):
    page = telling(*NAMES, script=f"{HEARD}{refusal}")
    page.get_by_role("button", name="Next").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert heard(page) == []


QUEUES = """window.dataLayer = window.dataLayer || [];
window.gtag = function () { dataLayer.push(arguments) };
window.Intercom = function () { Intercom.c(arguments) };
Intercom.q = [];
Intercom.c = (args) => Intercom.q.push(args);
window.woopra = { _e: [] };
for (const name of ["track", "identify"]) woopra[name] = (...args) => (woopra._e.push([name, ...args]), woopra);"""
"""What their vendors' snippets set up until the vendors' own scripts are there, which no package has."""


def test_what_no_package_has_is_put_into_its_documented_queue(telling, served):
    page = telling("data_layer", "ga4", "woopra", "intercom", script=QUEUES)
    served.figures_until("reached")
    said = {"guide_id": "welcome", "guide_name": "Welcome aboard", "guide_step": "s1"}
    started = "cairn_guide_started"
    layer = page.evaluate("dataLayer.map(one => one.event ? one : [...one])")
    assert layer[:2] == [{"event": started, **said}, ["event", started, said]]
    assert page.evaluate("Intercom.q.map(one => [...one])")[0] == ["trackEvent", started, said]
    assert page.evaluate("woopra._e")[0] == ["track", started, said]
