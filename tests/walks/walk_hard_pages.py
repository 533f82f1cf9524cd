"""The kinds of pages on which tours break in the wild, a page each: steps on them, as visitors meet them."""

import pytest

from tests.player.looking import shows
from tests.walks.hard_pages import CARD, beside, html, no_card, press_next, settle

pytestmark = [pytest.mark.browser, pytest.mark.slow, beside]


def test_39_a_row_that_is_used_for_another_record_loses_the_card(visit, make):
    selectors = [".row:nth-of-type(3) .open", "[data-row='Boat CA'] .open"]
    target = {"selectors": selectors, "identity": {"tag": "button", "text": "open boat ca"}}
    told = make.guide(make.step("s1", missing={"wait": 30}, target=target))
    page = visit([told], html("39"))
    shows(page, "s1").to_be_visible()
    page.evaluate("v.scrollTop = 400")
    no_card(page)
    page.evaluate("v.scrollTop = 0")
    shows(page, "s1").to_be_visible()


def test_09_a_tall_target_stands_below_the_fixed_header(hard):
    page = hard("09", ("s1", "#a", {}))
    shows(page, "s1").to_be_visible()
    settle(page)
    assert page.evaluate("h.getBoundingClientRect().top") >= 65


def test_10_what_nobody_can_scroll_is_not_scrolled(hard):
    page = hard("10", ("s1", "#a", {}), ("s2", "#drawer", {"missing": {"wait": 0.3}}), ("s3", "", {}))
    shows(page, "s1").to_be_visible()
    press_next(page, "s3")
    assert page.evaluate("document.querySelector('#app').scrollTop") == 0


@pytest.mark.parametrize(("page", "at"), [("11", "#a"), ("34", ".plan.pro"), ("51-", "#a"), ("51b", "#a")])
def test_a_step_is_shown_at_its_element(hard, page, at):
    """display: contents; clones of a slider; a form and a frame with names of the page's own members."""
    shows(hard(page, ("s1", at, {"missing": {"wait": 0.3, "then": "end"}})), "s1").to_be_visible()


def test_13_a_card_follows_into_full_screen(hard):
    page = hard("13", ("s1", "#a", {}), ("s2", "#a", {}))
    shows(page, "s1").to_be_visible()
    page.locator("#fb").click()
    page.wait_for_function("document.fullscreenElement")
    settle(page)
    press_next(page, "s2")


def test_16_late_pictures_push_nothing_out_of_view(hard):
    page = hard("16", ("s1", "#a", {}))
    shows(page, "s1").to_be_visible()
    page.wait_for_function("document.querySelector('img')?.complete && pics.children.length == 3")
    page.wait_for_function("(({top}) => top >= 0 && top < innerHeight)(document.querySelector('#a').getBoundingClientRect())")


def test_17_a_target_that_is_scrolled_out_of_its_box_has_no_card(hard):
    page = hard("17", ("s1", "#a", {}))
    shows(page, "s1").to_be_visible()
    page.evaluate("box.scrollTop = 600")
    no_card(page)
    page.evaluate("box.scrollTop = 0")
    shows(page, "s1").to_be_visible()


def test_50_what_a_page_names_changes_nothing(hard):
    appears = {"advance": [{"when": "appears", "selector": "#book"}]}
    page = hard("50", ("s1", ".go", {}), ("s2", "#book", appears), ("s3", "", {}))
    shows(page, "s1").to_be_visible()
    press_next(page, "s3")


def test_52_a_property_that_the_page_registers_leaves_the_card_its_width(hard):
    page = hard("52", ("s1", "#a", {}))
    shows(page, "s1").to_be_visible()
    assert page.evaluate(f"{CARD}.offsetWidth") == 320


def test_54_many_dots_stay_within_the_card(hard):
    page = hard("54", *((f"s{number}", "#a", {"progress": "dots"}) for number in range(40)))
    shows(page, "s0").to_be_visible()
    right = "getBoundingClientRect().right"
    assert page.evaluate(f"[...{CARD}.querySelectorAll('*')].every(one => one.{right} <= {CARD}.{right} + 1)")


def test_55_a_page_whose_body_scrolls_is_scrolled(hard):
    page = hard("55", ("s1", "", {}), rules={"trigger": {"type": "scroll", "percent": 50}})
    page.wait_for_function("window.cairn?.version")
    page.evaluate("document.body.scrollTop = 3000")
    shows(page, "s1").to_be_visible()


def test_70_a_navigation_element_named_so_is_no_navigation(hard):
    page = hard("70", ("s1", "#go", {}))
    shows(page, "s1").to_be_visible()
    page.evaluate("history.pushState(0, '', '/?two')")
    settle(page)


def test_92_what_is_transparent_is_not_there(hard):
    page = hard("92", ("s1", "#a", {"missing": {"wait": 30}}))
    page.wait_for_function("window.cairn?.version")
    settle(page)
    no_card(page)
    page.locator(".row").hover()
    shows(page, "s1").to_be_visible()


def test_31_unticking_is_not_filling(hard):
    filled = {"advance": [{"when": "value", "operator": "non_empty"}]}
    ticked = 'id="agree"', 'id="agree" checked'
    page = hard("31", ("s1", "#agree", filled), ("s2", "#b", {}), change=lambda html: html.replace(*ticked))
    shows(page, "s1").to_be_visible()
    page.locator("#agree").uncheck()
    page.locator("#b").focus()
    settle(page)
    shows(page, "s1").to_be_visible()
    page.locator("#agree").check()
    shows(page, "s2").to_be_visible()
