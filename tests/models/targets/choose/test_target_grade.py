"""What a target rests on, and the grade that it gets for it."""

import pytest

from models.targets.choose.describe_target import describe
from models.targets.choose.selector_order import selectors_for
from tests.models.targets.saved_pages import page

REST = "<header class=top><a href=/home>Home</a></header>"


def graded(html, css):
    target = describe(page(REST + html), css)
    return target.grade, target.reason


@pytest.mark.parametrize(
    ("html", "css"),
    [
        ("<textarea></textarea>", "textarea"),
        ("<div><span class=content>12</span></div>", "span"),
        ("<form><input type=text></form>", "input"),
        ("<div><button type=button></button></div>", "button"),
        ("<div><div role=dialog><p>x</p></div></div>", "[role=dialog]"),
    ],
)
def test_what_any_page_may_have_is_fragile(html, css):
    grade, reason = graded(html, css)
    assert grade == "fragile"
    assert "data-testid" in reason


def test_the_page_itself_is_no_good_target():
    assert describe(page("<body class=template-orders><p>x</p>"), "body").grade == "fragile"


def test_the_name_that_scripts_know_a_thing_by_is_not_fragile():
    row = '<div class=card data-jp-item-name="new-launcher"><svg></svg></div><div class=card data-jp-item-name="other"></div>'
    target = describe(page(row), "[data-jp-item-name=new-launcher]")
    assert target.grade != "fragile"
    assert "scripts" in target.reason


def test_what_rests_on_wording_says_so():
    grade, reason = graded(
        '<div><button aria-label="New folder"></button><button aria-label="Upload"></button></div>', "button:first-child"
    )
    assert grade == "good"
    assert "translated" in reason


def test_a_counter_is_no_ground_and_no_identity():
    document = page('<form><input id="field17" name="plan"><label id="field18">x</label><select id="field19"></select></form>')
    target = describe(document, "input")
    assert not any("field1" in css for css in target.selectors)
    assert "id" not in target.identity.get("attrs", {})


def test_the_class_of_the_one_that_is_chosen_just_now_is_no_ground():
    tabs = '<li class="tab"><a>A</a></li><li class="tab chosenone"><a>B</a></li><li class="tab"><a>C</a></li>'
    document = page(f"<ul>{tabs}</ul>")
    assert not any("chosenone" in css for css in selectors_for(document, document.with_class("chosenone")[0]))


def test_selectors_do_not_all_lean_on_siblings():
    near = "<p id=one></p><p id=two></p><p id=three></p><p id=four></p>"
    document = page(f"<section>{near}<canvas></canvas></section><canvas></canvas>")
    leaning = [css for css in selectors_for(document, document.with_tag("canvas")[0]) if ":has(>" in css]
    assert len(leaning) == 1
