"""A page that was written for UserGuiding, on a Cairn site: its calls and callbacks, also those made before anything arrived."""

import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'
# What UserGuiding's own snippet leaves behind until its script arrives.
SNIPPET = """
window.userGuidingLayer = [];
const ug = window.userGuiding = { q: [] };
ug.c = (name) => function () { ug.q.push([name, arguments]) };
const names = ["previewGuide", "finishPreview", "track", "identify", "hideChecklist", "launchChecklist"];
for (const name of names) ug[name] = ug.c(name);
window.heard = [];
const previews = ["Start", "Step", "End", "Complete", "Dismiss"].map((name) => "onPreview" + name);
for (const event of ["onload", "onIdentificationComplete", ...previews])
  userGuidingLayer.push({ event, fn: (detail) => window.heard.push([event, detail]) });
userGuidingLayer.push({ event: "onload", fn() { throw new Error("the page's own") } }, null, "nothing", { event: 3 });
"""
ASKED = {"trigger": {"type": "api"}}


@pytest.fixture
def welcome(make):
    return make.guide(make.step("s1", "modal"), make.step("s2", "modal"), name="Welcome #32032", rules=ASKED)


def heard(page, count):
    page.wait_for_function("count => window.heard.length >= count", arg=count)
    return page.evaluate("heard")


def test_calls_made_before_it_arrived_are_answered_in_order_and_callbacks_are_called(visit, welcome):
    page = visit(
        [welcome], PAGE, script=SNIPPET + "ug.identify(7, {plan: 'pro', company: {name: 'Acme'}}); ug.previewGuide(32032);"
    )
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("dialog", name="Title s2").get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert heard(page, 7) == [
        ["onload", {"event": "load"}],
        ["onIdentificationComplete", {"event": "identificationComplete"}],
        ["onPreviewStart", {"event": "previewStart", "guideId": 32032}],
        ["onPreviewStep", {"event": "onPreviewStep", "guideId": 32032, "stepIndex": 0}],
        ["onPreviewStep", {"event": "onPreviewStep", "guideId": 32032, "stepIndex": 1}],
        ["onPreviewComplete", {"event": "previewComplete", "guideId": 32032}],
        ["onPreviewEnd", {"event": "previewEnd", "guideId": 32032, "completed": True}],
    ]


def test_later_calls_work_and_a_guide_is_found_by_its_key_too(visit, welcome):
    page = visit([welcome], PAGE, script=SNIPPET)
    heard(page, 1)
    page.evaluate("userGuiding.previewGuide('welcome')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    heard(page, 3)  # a step counts once it was painted, which the page's own call does not wait for
    page.evaluate("userGuiding.finishPreview()")
    expect(page.locator("cairn-stage")).to_have_count(0)
    said = heard(page, 5)
    assert [name for name, _ in said][-2:] == ["onPreviewDismiss", "onPreviewEnd"]
    assert said[-1][1] == {"event": "previewEnd", "guideId": "welcome", "completed": False}


def test_check_history_leaves_a_guide_that_was_seen_alone(visit, make, welcome):
    once = {**welcome, "rules": {**ASKED, "frequency": {"type": "once"}}}
    page = visit([once], PAGE, script=SNIPPET)
    heard(page, 1)
    page.evaluate("userGuiding.previewGuide(32032, {checkHistory: true})")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("userGuiding.previewGuide(32032, {checkHistory: true}); userGuiding.launchChecklist(32032)")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()  # the second call forced it
    page.wait_for_function("heard.filter(([name]) => name === 'onPreviewStart').length == 2")
    page.evaluate("userGuiding.hideChecklist()")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_what_cairn_does_not_know_does_nothing_and_never_throws(visit, welcome):
    page = visit([welcome], PAGE, script=SNIPPET)
    heard(page, 1)
    called = """async () => {
      const unknown = ["launchKnowledgeBase", "triggerNps", "hideBanner", "toString"];
      const known = ["forceIdentify", "clearIdentity", "track", "previewGuide"];
      for (const call of [...unknown, ...known]) userGuiding[call](99, {});
      await userGuiding;
      return userGuidingLayer.push({ event: "onSomethingElse", fn() {} }, undefined);
    }"""
    assert page.evaluate(called) > 10
    # Guides are looked up one after the other: what shows now would have been kept out by what had shown before.
    page.evaluate("userGuiding.previewGuide(32032)")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.wait_for_function("heard.some(([name]) => name === 'onPreviewStart')")  # told after the step was painted
    starts = page.evaluate("heard.filter(([name]) => name === 'onPreviewStart').map(([, { guideId }]) => guideId)")
    assert starts == [32032]


def test_attributes_given_by_identify_decide_and_are_cleared(visit, make, welcome):
    plan = {"subject": "attribute", "name": "company_plan", "operator": "equals", "value": "pro", "type": "text"}
    guide = {
        **welcome,
        "rules": {"trigger": {"type": "event", "name": "opened"}, "segment": {"match": "all", "conditions": [plan]}},
    }
    page = visit([guide], PAGE, script=SNIPPET)
    heard(page, 1)
    page.evaluate("userGuiding.identify('u', {company: {plan: 'pro'}}); userGuiding.clearIdentity(); userGuiding.track('opened')")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("userGuiding.identify('u', {company: {plan: 'pro'}}); userGuiding.track('opened')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_a_page_without_these_names_never_loads_it(visit, welcome, served):
    page = visit([welcome], PAGE)
    page.wait_for_function("window.cairn?.version")
    assert page.evaluate("[typeof userGuiding, typeof userGuidingLayer]") == ["undefined", "undefined"]
    assert not any("compat" in path for _, path, _, _ in served.requests)
