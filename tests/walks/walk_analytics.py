"""Guides forwarded to the vendors' own builds of their analytics, as npm has them: what each makes of it and sends home."""

import pytest
from playwright.sync_api import expect

from tests.walks.vendor_receiver import receiving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = {
    "mixpanel": """<script type="module">import mixpanel from "VENDOR/mixpanel-browser/dist/mixpanel.module.js";
        mixpanel.init("token", {api_host: "VENDOR", batch_requests: false, api_payload_format: "json"});
        window.mixpanel = mixpanel;</script>""",
    "posthog": """<script type="module">import posthog from "VENDOR/posthog-js/dist/module.full.no-external.js";
        posthog.init("key", {api_host: "VENDOR", autocapture: false, capture_pageview: false, request_batching: false,
          disable_compression: true, disable_session_recording: true, advanced_disable_decide: true, advanced_disable_flags: true,
          opt_out_useragent_filter: true, persistence: "memory"});
        window.posthog = posthog;</script>""",
    "amplitude": """<script src="VENDOR/@amplitude/analytics-browser/lib/scripts/amplitude-min.js"></script>
        <script>amplitude.init("key", {serverUrl: "VENDOR/2/httpapi", flushQueueSize: 1, autocapture: false,
          remoteConfig: {fetchRemoteConfig: false}})</script>""",
    "segment": """<script src="VENDOR/@segment/analytics-next/dist/umd/index.js"></script>
        <script>window.analytics = AnalyticsNext.AnalyticsBrowser.load({writeKey: "key", cdnURL: "VENDOR",
          cdnSettings: {integrations: {"Segment.io": {apiKey: "key", apiHost: "HOST/v1", protocol: "http"}}}})</script>""",
}
"""By its name among Cairn's forwarders, how a page has a vendor, set up to send to VENDOR at once."""


@pytest.fixture
def receiver():
    with receiving() as found:
        yield found


@pytest.mark.parametrize("name", PAGES)
def test_a_vendors_own_build_sends_home_which_guide_was_shown_and_nothing_of_attributes(visit, make, served, receiver, name):
    served.forwards = [name]
    has = PAGES[name].replace("VENDOR", receiver.url).replace("HOST", receiver.url.partition("//")[2])
    tour = make.guide(make.step("s1", "modal"), name="Welcome aboard", rules={"trigger": {"type": "api"}})
    page = visit([tour], has)
    vendor = "analytics" if name == "segment" else name
    page.wait_for_function(f"!!(window.cairn?.version && (window.{vendor}?.track ?? window.{vendor}?.capture))")
    page.evaluate("cairn.identify('person-4711', {plan: 'secret-plan'}); cairn.start('welcome')")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    said = receiver.until('"cairn_guide_started"', '"cairn_guide_reached"', '"cairn_guide_completed"', "Welcome aboard")
    assert "4711" not in said
    assert "secret-plan" not in said


LOADER = """<script>var exports = {}</script>
    <script src="VENDOR/@intercom/messenger-js-sdk/dist/instance-manager.js"></script>
    <script>exports.init({widgetUrl: "VENDOR/widget"})</script>"""
"""What npm has of Intercom: it queues what is told until the messenger is there, which comes from Intercom's servers alone."""


def test_intercoms_own_loader_queues_which_guide_was_shown_and_nothing_of_attributes(visit, make, served, receiver):
    served.forwards = ["intercom"]
    tour = make.guide(make.step("s1", "modal"), name="Welcome aboard", rules={"trigger": {"type": "api"}})
    page = visit([tour], LOADER.replace("VENDOR", receiver.url))
    page.wait_for_function("!!(window.cairn?.version && window.Intercom?.loaderQueue)")
    page.evaluate("cairn.identify('person-4711', {plan: 'secret-plan'}); cairn.start('welcome')")
    page.get_by_role("button", name="Next").click()
    said = {"guide_id": "welcome", "guide_name": "Welcome aboard", "guide_step": "s1"}
    page.wait_for_function("Intercom.q.some((one) => one[1] === 'cairn_guide_completed')")
    queue = page.evaluate("Intercom.q.map((one) => [...one])")
    assert [one[1] for one in queue if one[2]["guide_step"] == "s1"][:2] == ["cairn_guide_started", "cairn_guide_reached"]
    assert [one for one in queue if one[1] == "cairn_guide_completed"] == [["trackEvent", "cairn_guide_completed", said]]
    assert "4711" not in str(queue) + "".join(receiver.bodies)
    assert "secret-plan" not in str(queue)
