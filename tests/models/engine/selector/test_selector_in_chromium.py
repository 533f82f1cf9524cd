"""The engine held against the browser: the same trees, the same answers, the same refusals."""

import json

import pytest

from models.engine.dom.document import Document
from models.engine.selector.match.selector import Selector
from models.engine.selector.parse.selector_tree import SelectorRefused
from models.targets.choose.selector_order import selectors_for
from tests.models.targets.saved_pages import CORPUS, PAGES

pytestmark = pytest.mark.browser
HEADERS = {"content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'"}
ASK = """asked => {
  const all = [...document.querySelectorAll("*")]
  const answer = css => [...document.querySelectorAll(css)].map(one => all.indexOf(one))
  return asked.map(css => { try { return answer(css) } catch { return null } })
}"""
ODD = {
    "tables": "<!doctype html><table><tr><td>1<table><tr><td>2</table><p>x<caption>c</table><b><p>m</b>n</p>",
    "deep": "<!doctype html>" + "<div>" * 700 + "<p>x</p>",
    "foreign": "<!doctype html><svg><desc><p>a</p></desc><p>out</p></svg><math><mi><b>x</b></mi><annotation-xml><svg/></math>",
    "quirks": "<p><table><tr><td>x</table></p><select><div>a<option>b</select><a>1<a>2",
    "shadows": "<!doctype html><div><template shadowrootmode=open><i>x</i></template></div><ul><template shadowrootmode=open>",
    "broken": "<!doctype html><body><body id=b><form><form><input></form><input><frameset><noscript><p>n</noscript>",
}


@pytest.fixture
def show(page):
    """Puts HTML into the browser; nothing of it runs or loads."""

    def put(html: str):
        page.unroute_all()
        page.route("**/*", lambda route: route.fulfill(body=html, headers=HEADERS))
        page.goto("http://page.test/", wait_until="domcontentloaded")
        return page

    return put


def names(shown):
    return shown.evaluate("() => [...document.querySelectorAll('*')].map(one => one.localName)")


@pytest.mark.parametrize("name", ODD)
def test_odd_pages_become_the_same_tree(show, name):
    assert [element.name for element in Document(ODD[name]).elements] == names(show(ODD[name]))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_every_selector_of_every_element_matches_it_alone_in_the_browser(show, file):
    document = Document(file.read_text(encoding="utf-8"))
    shown = show(document.source)
    assert names(shown) == [element.name for element in document.elements]
    asked = [(element.order, css) for element in document.elements for css in selectors_for(document, element)]
    answers = shown.evaluate(ASK, [css for _, css in asked])
    assert [css for (order, css), found in zip(asked, answers, strict=True) if found != [order]] == []


@pytest.mark.parametrize("doctype", ["<!doctype html>", ""], ids=["standards", "quirks"])
def test_selectors_are_answered_and_refused_as_in_the_browser(show, doctype):
    html = doctype + (CORPUS / "every_state.html").read_text()
    selectors = json.loads((CORPUS / "selectors.json").read_text())
    document = Document(html)
    shown = show(html)
    shown.mouse.move(-9, -9)  # nothing is hovered
    answers = shown.evaluate(ASK, selectors)
    assert {css: found for css, found in zip(selectors, answers, strict=True) if found != answer(document, css)} == {}


def answer(document, css):
    try:
        return [element.order for element in Selector(css).select(document)]
    except SelectorRefused:
        return None
