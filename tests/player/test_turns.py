"""A guide has one turn on a page view."""

from playwright.sync_api import expect


def test_a_tour_that_went_along_to_another_address_does_not_begin_again_at_its_end(visit, make, served):
    always = {"rules": {"frequency": {"show": "always"}, "stop": {"dismissed": False, "completed": False}}}
    page = visit([make.guide(make.step("s1", "modal"), make.step("s2", "modal"), **always)], "<p>Page</p>")
    page.get_by_role("dialog", name="Title s1").get_by_role("button", name="Next").click()
    page.evaluate("history.pushState(0, '', '?tab=2')")
    page.get_by_role("dialog", name="Title s2").get_by_role("button", name="Next").click()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert served.figures_until("completed").count("started") == 1
    page.evaluate("history.pushState(0, '', '?tab=3')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
