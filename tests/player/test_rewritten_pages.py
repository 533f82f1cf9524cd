"""Pages that are written anew under the player, by `document.open` or root and all."""

import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'
ALWAYS = {"frequency": {"show": "always"}, "stop": {"dismissed": False, "completed": False}}
ANEW = """html => { document.open(); document.write('<!doctype html><title>anew</title>' + html); document.close() }"""


@pytest.fixture
def rewritten(visit, make, served):
    """A page that is written anew, with the tag in it, while the first step of a tour is shown."""

    def show(body=PAGE, **members):
        steps = [make.step("s1", **make.at("#a")), make.step("s2", "modal")]
        page = visit([make.guide(*steps, **members)], PAGE)
        expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
        page.evaluate(ANEW, body + served.tag())
        return page

    return show


def test_a_tour_goes_on_where_it_was_on_a_page_that_is_written_anew(rewritten):
    page = rewritten()
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_its_calls_are_answered_on_a_page_that_is_written_anew(rewritten):
    page = rewritten(rules={"trigger": {"type": "automatic"}, **ALWAYS})
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.stop()")
    page.evaluate("cairn.start('welcome', {force: true})")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_a_page_that_is_written_anew_without_the_tag_is_left_alone(visit, make, served):
    page = visit([make.guide(make.step("s1", missing={"wait": 0.1, "then": "end"}, **make.at("#a")))], PAGE)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate(ANEW, "<p>anew</p>")
    served.figures_until("left_page")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_an_empty_body_or_root_in_the_middle_of_a_tour_is_a_target_that_went(visit, make, served):
    waits = make.step("s1", missing={"wait": 0.1, "then": "end"}, **make.at("#a"))
    page = visit([make.guide(waits, rules=ALWAYS)], PAGE)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("document.documentElement.replaceWith(document.createElement('html'))")
    served.figures_until("left_page")
