"""Two versions at once: a browser gets one of them for good, and all that is counted says which."""

import pytest
from playwright.sync_api import expect

PAGE = {"/": "<p>Start</p>", "/next": '<p id="t">Next</p>'}


def seeded(seed):
    return f"try {{ localStorage['cairn:abc'] ??= '1,0,{seed},20700,0,0,0,0,0,0'; }} catch {{}}"


def split(make, served, **members):
    """A guide with two versions, whose contents are requests of their own."""
    first, second = ("a" * 64, "First"), ("b" * 64, "Second")
    for name, title in (first, second):
        steps = [make.step("s1", "modal", title=title), make.step("s2", title=f"{title} goes on", **make.at("#t"))]
        served.contents[name[:12]] = served.contents[name] = {"language": "en", "steps": steps}
    guide = make.guide(version=first[0], content_hash=first[0], **members)
    guide.pop("content")
    guide["split"] = {"name": "arm7", "percent": 50, "version": second[0], "content_hash": second[0]}
    return guide


@pytest.mark.parametrize("is_asked_for", [False, True], ids=["by itself", "asked for"])
def test_each_browser_keeps_its_version_across_pages_and_counts_it(visit, make, served, is_asked_for):
    rules = {"rules": {"trigger": {"type": "api"}}} if is_asked_for else {}
    got = {}
    for seed in range(1, 7):
        page = visit([split(make, served, **rules)], PAGE, script=seeded(seed))
        page.wait_for_function("window.cairn?.version")
        if is_asked_for:
            page.evaluate("cairn.start('welcome')")
        card = page.get_by_role("dialog")
        expect(card).to_be_visible()
        got[seed] = card.get_attribute("aria-label") or card.evaluate("card => card.ariaLabel")
        page.get_by_role("button", name="Next").click()
        page.goto(served.origin + "/next")
        expect(page.get_by_role("dialog", name=f"{got[seed]} goes on")).to_be_visible()
        page.keyboard.press("Escape")
        before = len(served.events)
        page.goto("about:blank")
        with served.heard:
            assert served.heard.wait_for(lambda before=before: "dismissed" in served.figures[before - 8 :], timeout=15)
    assert set(got.values()) == {"First", "Second"}
    counted = {event["version"] for event in served.events if event["figure"] != "active"}
    assert counted == {"a" * 12, "b" * 12}
    started = [event["version"] for event in served.events if event["figure"] == "started"]
    assert started == [("a" if title == "First" else "b") * 12 for title in got.values()]
