from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'
ASKED = {"trigger": {"type": "link"}}


def test_a_link_starts_a_guide_whatever_its_frequency_and_an_unknown_one_starts_nothing(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"), rules=ASKED)], PAGE, path="/#cairn=welcome")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.goto(served.origin + "/#cairn=nobody")
    page.wait_for_function("window.cairn?.version")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_a_preview_shows_an_unpublished_version_and_touches_neither_history_nor_numbers(visit, make, served):
    corner = make.step("s1", "slideout", placement="top-left", progress="dots")
    served.contents["token-1"] = make.guide(corner, make.step("s2", "modal"), id="draft")
    page = visit([], PAGE, path="/#cairn-preview=token-1")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("dialog", name="Title s2").get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert "draft" not in page.evaluate("localStorage['cairn:abc']")
    assert served.figures == []


def test_the_overlay_says_why_a_guide_does_not_show_and_forgets_on_request(visit, make, served):
    elsewhere = {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/elsewhere"}]}}
    page = visit([make.guide(make.step("s1", "modal"), rules=elsewhere)], PAGE, path="/#cairn-debug")
    overlay = page.get_by_role("dialog", name="Cairn: would it show?")
    expect(overlay).to_contain_text("not for this page")
    overlay.get_by_role("button", name="Forget").click()
    assert any("/parts/debug.js" in path for _, path, _, _ in served.requests)
