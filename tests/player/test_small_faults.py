"""Small things that pages and people expect: names that a page gives, addresses that it writes, forms that fit."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import BUTTON, PAINTED, shows

CARD = "document.querySelector('cairn-stage').shadowRoot.querySelector('.card')"
BACK = {"label": "Back", "action": {"type": "back"}}
NEXT = {"label": "Next", "action": {"type": "next"}}
NO_NAVIGATION = "Object.defineProperty(window, 'navigation', {value: %s})"


@pytest.mark.parametrize("named", ["<form name=hidden></form>", "<iframe name=hidden hidden></iframe>", "<img name=hidden>"])
def test_what_a_page_calls_hidden_hides_no_guide(visit, make, named):
    page = visit([make.guide(make.step("s1", **make.at("#a")))], named + BUTTON)
    shows(page, "s1").to_be_visible()


def test_a_form_with_a_field_called_children_appears(visit, make):
    first = make.step("s1", advance=[{"when": "appears", "selector": "#book"}], **make.at("#a"))
    form = '<form id="book" hidden><input name="children"></form>'
    page = visit([make.guide(first, make.step("s2", "modal"))], BUTTON + form)
    shows(page, "s1").to_be_visible()
    page.evaluate("book.hidden = false")
    shows(page, "s2").to_be_visible()


@pytest.mark.parametrize("has", ["undefined", "document.createElement('nav')"])
@pytest.mark.parametrize("drawn", ["document.body.append('drawn')", "a.hidden = true", "a.firstChild.data = 'drawn'"])
def test_an_address_that_the_page_writes_is_noticed_where_the_browser_does_not_tell(visit, make, has, drawn):
    there = {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/there"}]}}
    page = visit([make.guide(make.step("s1", "modal"), rules=there)], BUTTON, script=NO_NAVIGATION % has)
    page.wait_for_function("window.cairn?.version")
    page.evaluate(f"history.pushState(0, '', '/there'); {drawn}")
    shows(page, "s1").to_be_visible()


def test_a_property_that_the_page_registers_changes_no_card(visit, make):
    style = """<style>@property --width { syntax: "<percentage>"; inherits: false; initial-value: 0% }
      @property --key { syntax: "<color>"; inherits: false; initial-value: red }
      @property --round { syntax: "<number>"; inherits: false; initial-value: 0 }</style>"""
    theme = {"accent": "#102030", "radius": 7, "width": 300, "css": ".card { border-color: var(--key) }"}
    page = visit([make.guide(make.step("s1", **make.at("#a")))], style + BUTTON, theme=theme)
    shows(page, "s1").to_be_visible()
    look = page.evaluate(
        f"(({{ width, borderTopColor, borderTopLeftRadius }}) => [width, borderTopColor, borderTopLeftRadius])"
        f"(getComputedStyle({CARD}))"
    )
    assert look == ["300px", "rgb(16, 32, 48)", "7px"]


@pytest.mark.parametrize(("total", "form"), [(12, "dots"), (13, "count"), (40, "count")])
def test_dots_that_do_not_fit_are_a_count(visit, make, total, form):
    steps = [make.step(f"s{number}", progress="dots", **make.at("#a")) for number in range(total)]
    page = visit([make.guide(*steps)], BUTTON)
    shows(page, "s0").to_be_visible()
    assert page.evaluate(f"{CARD}.querySelector('.progress').className") == f"progress {form}"
    assert page.evaluate(f"[...{CARD}.querySelectorAll('*')].every(one => one.scrollWidth <= 320)")


def test_back_stands_before_next(visit, make):
    last = make.step("s2", buttons=[NEXT, BACK], **make.at("#a"))
    translated = {
        "language": "en",
        "steps": [make.step("s1", **make.at("#a")), last],
        "translations": {"de": {"s2.buttons.1": "Zurück"}},
    }
    page = visit([make.guide(content=translated)], BUTTON, locale="de")
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()
    assert page.evaluate(f"[...{CARD}.querySelectorAll('.foot button')].map(one => one.textContent)") == ["Zurück", "Next"]


def test_a_guide_is_eligible_once_however_often_the_page_writes_its_query(visit, make, served):
    page = visit([make.guide(make.step("s1", missing={"wait": 60}, **make.at("#none")))], BUTTON)
    served.figures_until("eligible")
    for number in range(3):
        page.evaluate(f"history.replaceState(0, '', '?at={number}'); {PAINTED}")
    page.evaluate(f"history.pushState(0, '', '/other'); {PAINTED}")
    page.goto("about:blank")
    with served.heard:
        assert served.heard.wait_for(lambda: served.figures.count("eligible") > 1, timeout=15)
    assert served.figures.count("eligible") == 2
    expect(page.locator("cairn-stage")).to_have_count(0)


@pytest.mark.parametrize(("backdrop", "dims"), [({}, False), ({"backdrop": {"kind": "dim"}}, True)])
def test_a_modal_dims_the_page_when_it_is_asked_to(visit, make, backdrop, dims):
    page = visit([make.guide(make.step("s1", "modal", **backdrop))], "<p>Text</p>")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    card = page.get_by_role("dialog", name="Title s1")
    shown = card.evaluate("card => getComputedStyle(card, '::backdrop').backgroundColor")
    assert (shown != "rgba(0, 0, 0, 0)") is dims
