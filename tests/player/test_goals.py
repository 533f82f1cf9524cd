"""Goals and hold-outs: what a browser counts of itself, and what it sends of that."""

import pytest
from playwright.sync_api import expect

PAGES = {"/": "<p>Start</p>", "/done": "<p>Done</p>", "/other": "<p>Other</p>"}
ON_START = {"include": [{"part": "path", "operator": "equals", "value": "/"}]}
DONE = {"page": {"part": "path", "operator": "equals", "value": "/done"}}
BOUGHT = {"event": "bought"}
CLOCK = "const now = Date.now; Date.now = () => now() + (+localStorage.later || 0) * 864e5;"


def about(make, holdout, **reach):
    rules = {"pages": ON_START, "goal": {"days": 3, "holdout": holdout, **reach}}
    return make.guide(make.step("s1", "modal"), rules=rules)


def goals(page, served):
    """What was sent about goals."""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    page.goto("about:blank")
    served.figures_until("eligible")
    return [(event["figure"], event["unique"]) for event in served.events if event["figure"].startswith(("offered", "held"))]


def seeded(seed):
    """A browser with that seed: it decides who is held out."""
    return f"localStorage['cairn:abc'] ??= '1,0,{seed},20700,0,0,0,0,0,0';"


@pytest.mark.parametrize("reach", [DONE, BOUGHT], ids=["page", "event"])
def test_a_goal_that_is_reached_after_the_guide_could_be_shown_is_counted_once(visit, make, served, reach):
    page = visit([about(make, 0, **reach)], PAGES)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.goto(served.origin + "/done")
        page.wait_for_function("window.cairn?.version")
        page.evaluate("cairn.track('bought')")
        page.goto(served.origin + "/other")
        page.wait_for_function("window.cairn?.version")
    assert goals(page, served) == [("offered", True), ("offered_goal", True)]


def test_a_goal_that_is_reached_before_or_too_late_is_not(visit, make, served):
    page = visit([about(make, 0, **DONE)], PAGES, path="/done", script=CLOCK)
    page.wait_for_function("window.cairn?.version")
    page.goto(served.origin + "/")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("localStorage.later = 4")
    page.goto(served.origin + "/done")
    page.wait_for_function("window.cairn?.version")
    assert goals(page, served) == [("offered", True)]


def test_the_hold_out_is_not_shown_the_guide_and_counts_its_goal_apart(visit, make, served):
    found = set()
    for seed in range(1, 7):
        page = visit([about(make, 50, **DONE)], PAGES, script=seeded(seed))
        page.wait_for_function("window.cairn?.version")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        is_shown = page.locator("cairn-stage").count() == 1
        page.reload()
        page.goto(served.origin + "/done")
        page.wait_for_function("window.cairn?.version")
        name = "offered" if is_shown else "held"
        found.add(name)
        memory = page.evaluate("localStorage['cairn:abc']")
        line = next(line for line in memory.split("\n") if line.startswith("welcome"))
        assert (",1," in line) is is_shown, "who is held out has not seen it"
        assert "g" in line.split(",")[5]
    assert found == {"offered", "held"}


def test_a_site_without_goals_pays_nothing_for_them(make):
    from models.release.player_modules import modules_of

    def modules(guide):
        return modules_of({"schema": 1, "site": "abc", "environment": "production", "guides": [guide]}, {}).deciding

    assert "goals.js" not in modules(make.guide(make.step("s1", "modal")))
    assert "goals.js" in modules(about(make, 10, **BOUGHT))
