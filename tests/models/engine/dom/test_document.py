import pytest

from models.engine.dom.document import MAX_CHARACTERS, MAX_DEPTH, MAX_NODES, Document
from models.engine.dom.document_refused import DocumentRefused
from models.engine.dom.element import xpath_of
from tests.models.targets.saved_pages import page


def names(document):
    return [element.name for element in document.elements]


def test_the_tree_is_the_one_a_browser_builds():
    document = Document("<!doctype html><table><tr><td>1<p>loose<div>block</table>")
    assert names(document) == ["html", "head", "body", "table", "tbody", "tr", "td", "p", "div"]


def test_a_paragraph_ends_where_a_box_begins():
    document = page("<p>one<div>two</div>three</p>")
    assert names(document)[-3:] == ["p", "div", "p"]


@pytest.mark.parametrize(
    ("doctype", "quirks"),
    [
        ("<!doctype html>", False),
        ("<!-- first --><!DOCTYPE HTML>", False),
        ("", True),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">', True),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">', False),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', True),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">', False),
    ],
)
def test_quirks_are_told_by_the_doctype(doctype, quirks):
    assert page("<p>x</p>", doctype=doctype).quirks is quirks


def test_ids_and_classes_ignore_case_in_quirks_only():
    body = "<p id=Save class=Big>x</p>"
    assert page(body, doctype="").with_id("save")
    assert page(body, doctype="").with_class("BIG")
    assert not page(body).with_id("save")
    assert not page(body).with_class("BIG")


def test_foreign_elements_keep_their_capitals_and_are_found_without():
    document = page(
        '<svg viewBox="0 0 1 1"><linearGradient id=g></linearGradient><foreignObject><div></div></foreignObject></svg>'
    )
    assert [e.name for e in document.with_tag("lineargradient")] == ["linearGradient"]
    assert [e.name for e in document.with_attribute("viewbox")] == ["svg"]
    assert [e.namespace.rsplit("/", 1)[-1] for e in document.with_tag("div")] == ["xhtml"]


def test_paths_lead_back_to_their_elements():
    document = page("<div><a>1</a><b></b><a>2</a></div><div></div>")
    assert all(document.at(xpath_of(element)) is element for element in document.elements)
    assert xpath_of(document.elements[-2]) == "/html/body[1]/div[1]/a[2]"


@pytest.mark.parametrize(
    "xpath", ["", "/", "/html/body[2]", "/html/body[1]/p[0]", "/html/body[1]/p[-1]", "/nope", "html//p", "/html/p[x]"]
)
def test_a_path_to_nowhere_is_none(xpath):
    assert page("<p>x</p>").at(xpath) is None


def test_places_among_children_lead_to_an_element_or_to_none():
    document = page("<p>a</p>text<p>b</p>")
    assert document.along([1, 1]) is document.elements[-1]
    assert document.along([1, 2]) is None
    assert document.along([-1]) is None


def test_nesting_stops_where_the_browser_stops():
    document = Document("<!doctype html>" + "<div>" * 5000 + "<p id=deep>x</p>")
    assert max(element.depth for element in document.elements) == MAX_DEPTH
    assert len(document.with_tag("div")) == 5000
    assert document.with_id("deep")


def test_a_page_of_too_many_characters_is_refused_before_it_is_parsed():
    with pytest.raises(DocumentRefused, match="at most 16,777,216"):
        Document("x" * (MAX_CHARACTERS + 1))


def test_a_page_of_too_many_nodes_is_refused():
    with pytest.raises(DocumentRefused, match="more than 400,000 nodes"):
        Document("<i></i>" * (MAX_NODES + 1))


@pytest.mark.parametrize("html", ["", " ", "text", "<", "<!--", "\0", "<script>", "<frameset>", "<svg>", "<template>"])
def test_whatever_comes_is_a_document(html):
    assert Document(html).elements[0].name == "html"


def test_a_declared_shadow_root_is_no_part_of_the_page():
    document = page("<x-a><template shadowrootmode=closed><b id=hidden>x</b></template><i>light</i></x-a>")
    assert names(document)[-2:] == ["x-a", "i"]
    assert document.shadows == ["closed"]


def test_a_template_that_can_be_no_shadow_root_stays():
    document = page("<ul><template shadowrootmode=open></template></ul><template></template>")
    assert len(document.with_tag("template")) == 2
    assert document.shadows == []
