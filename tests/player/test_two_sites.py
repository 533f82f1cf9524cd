"""Two scripts on one page: of two sites that know nothing of each other."""

import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button><button id="b" style="margin:120px">B</button>'
ASKED = {"trigger": {"type": "api"}}


@pytest.fixture
def both(visit, make, served):
    """A page of site *abc* to which site *two* comes as well."""

    def show(first, second, script=""):
        page = visit([first], PAGE, script=script)
        page.wait_for_function("window.cairn?.site == 'abc'")
        served.others["two"] = {**served.release, "site": "two", "guides": [second]}
        page.evaluate(
            "src => document.head.append(Object.assign(document.createElement('script'), {src}))",
            served.cairn + "/player/v1/two.js",
        )
        page.wait_for_function("window.cairn.site == 'two'")
        return page

    return show


def test_both_sites_guides_show_by_themselves_and_are_left_one_by_one(both, make):
    first = make.guide(make.step("s1", **make.at("#a")))
    second = make.guide(make.step("t1", **make.at("#b")), id="second")
    page = both(first, second)
    for name in ("s1", "t1"):
        expect(page.get_by_role("dialog", name=f"Title {name}")).to_be_visible()
    page.get_by_role("dialog", name="Title t1").get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.evaluate("cairn.stop()")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_each_remembers_under_a_key_of_its_own_and_counts_for_its_own_site(both, make, served):
    page = both(make.guide(make.step("s1", **make.at("#a"))), make.guide(make.step("t1", **make.at("#b"))))
    expect(page.get_by_role("dialog", name="Title t1")).to_be_visible()
    served.figures_until("reached")

    def sites():
        return {path for method, path, _, _ in served.requests if method == "POST"}

    with served.heard:
        assert served.heard.wait_for(lambda: len(sites()) == 2, timeout=15), sites()
    assert sites() == {"/player/v1/abc/events", "/player/v1/two/events"}
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["cairn:abc", "cairn:two"]


def test_what_the_page_told_before_either_came_is_known_to_both(both, make):
    plan = {"subject": "attribute", "name": "plan", "operator": "equals", "value": "pro", "type": "text"}
    rules = {"segment": {"match": "all", "conditions": [plan]}}
    first = make.guide(make.step("s1", **make.at("#a")), rules=rules)
    second = make.guide(make.step("t1", **make.at("#b")), id="second", rules=rules)
    page = both(first, second, script="window.cairn ??= [['set', {plan: 'pro'}]]")
    for name in ("s1", "t1"):
        expect(page.get_by_role("dialog", name=f"Title {name}")).to_be_visible()


def test_an_event_and_an_opt_out_reach_both(both, make, served):
    first = make.guide(make.step("s1", **make.at("#a")), rules={"trigger": {"type": "event", "name": "go"}})
    second = make.guide(make.step("t1", **make.at("#b")), id="second", rules={"trigger": {"type": "event", "name": "go"}})
    page = both(first, second)
    page.evaluate("cairn.optOut(); cairn.track('go')")
    for name in ("s1", "t1"):
        expect(page.get_by_role("dialog", name=f"Title {name}")).to_be_visible()
    page.evaluate("cairn.optIn()")
    for name in ("t1", "s1"):  # the second lies over the first
        page.get_by_role("dialog", name=f"Title {name}").get_by_role("button", name="Next").click()
    with served.heard:
        assert served.heard.wait_for(lambda: served.figures.count("completed") == 2, timeout=15), served.figures
    assert not {"started", "reached"} & set(served.figures), "what was counted before"


def test_the_ledger_lists_what_either_has_sent(both, make, served):
    page = both(make.guide(make.step("s1", **make.at("#a"))), make.guide(make.step("t1", **make.at("#b")), id="second"))
    expect(page.get_by_role("dialog", name="Title t1")).to_be_visible()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    sent = {line["url"] for line in page.evaluate("cairn.ledger()")}
    assert sent == {f"{served.cairn}/player/v1/{site}{end}" for site in ("abc", "two") for end in (".js", "/events")}


def test_why_a_guide_of_either_shows_is_answered(both, make):
    page = both(make.guide(make.step("s1", "modal"), rules=ASKED), make.guide(make.step("t1", "modal"), id="second", rules=ASKED))
    for name in ("welcome", "second"):
        verdict = page.evaluate("name => cairn.explain(name)", name)
        assert "trigger" in [rule["rule"] for rule in verdict["rules"]], verdict
