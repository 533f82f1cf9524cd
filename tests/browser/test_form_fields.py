"""A field of a form stands in the way of the form's own property of that name.

`form.attributes` is the field, not the attributes, where one is called so; what morphs forms then takes a field for what it asks.
"""

import re
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]

ROOT = Path(__file__).parents[2]
FIELD = re.compile(r"<(?:button|fieldset|img|input|object|output|select|textarea)\b[^>]*?>", re.DOTALL)
NAME = re.compile(r"""\s(?:name|id)=(?:"([^"{]*)"|'([^'{]*)')""")
MACRO = re.compile(r"""\bfield\(\s*["']([^"']*)["']""")

UNREAD = {"name", "title", "role"}
"""Texts that reflect an attribute, which neither htmx nor a script of ours reads of a form: people's words for what they type."""

OF_A_FORM = """() => {
  const names = [];
  for (let one = HTMLFormElement.prototype; one !== Object.prototype; one = Object.getPrototypeOf(one))
    names.push(...Object.getOwnPropertyNames(one));
  return names;
}"""
DRAWN = """() => {
  const forms = [...document.querySelectorAll("*")].flatMap((one) => [...(one.shadowRoot?.querySelectorAll("form") ?? [])]);
  return forms.flatMap((form) => [...form.elements, ...form.querySelectorAll("img")].flatMap((one) =>
    [one.getAttribute("name"), one.id].filter(Boolean)));
}"""


@pytest.fixture
def of_a_form(browser_page):
    """What a form of this Chromium has by itself, but for what nobody reads."""
    return set(browser_page.evaluate(OF_A_FORM)) - UNREAD


def test_the_names_that_matter_are_among_those_that_a_browser_says(of_a_form):
    assert {"attributes", "id", "children", "parentNode", "tagName", "action", "after", "closest", "elements"} <= of_a_form


def test_no_field_in_a_template_is_named_like_a_property_of_a_form(of_a_form):
    templates = [*(ROOT / "components").rglob("*.html"), *(ROOT / "web" / "pages").rglob("*.html")]
    named = {(path.name, name) for path in templates for name in _names(path.read_text(encoding="utf-8"))}
    assert len(named) > 100
    assert sorted(one for one in named if one[1] in of_a_form) == []


def test_no_field_that_is_drawn_is_named_like_a_property_of_a_form(browser_page, live_server, of_a_form):
    """Of every component's examples: also what a template puts together."""
    browser_page.goto(f"{live_server.url}/gallery")
    named = set(browser_page.evaluate(DRAWN))
    assert len(named) > 100
    assert sorted(named & of_a_form) == []


def _names(template: str) -> list[str]:
    written = [one for field in FIELD.findall(template) for found in NAME.findall(field) for one in found if one]
    return [*written, *MACRO.findall(template)]
