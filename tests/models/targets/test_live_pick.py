"""A page described by its builder's browser: what becomes of it, and what is refused with which sentence."""

import json

import pytest

from models.engine.dom.document import Document
from models.engine.dom.listed_document import ListedDocument
from models.targets import check_page
from models.targets.choose.describe_target import describe
from models.targets.live_pick import describe_live_pick, with_fetched_page
from models.targets.pick_body import MOST_ELEMENTS

PAGE = [[-1, "html"], [0, "body"], [1, "main", {"id": "app"}], [2, "button", {"class": "save"}], [3, "", "Save"]]


def body(*levels, **members):
    return json.dumps({"page": "https://app.example/boats", "number": 1, "label": "Save", "levels": levels, **members}).encode()


def level(elements, picked):
    return {"quirks": False, "picked": picked, "elements": elements}


def refused(given):
    with pytest.raises(ValueError, match=r"\w") as problem:
        describe_live_pick(given)
    return str(problem.value)


def test_the_picked_element_gets_selectors_an_identity_and_a_grade():
    pointed = describe_live_pick(body(level(PAGE, 3)))
    target = pointed.target
    assert (pointed.label, pointed.number, target.page) == ("Save", 1, "https://app.example/boats")
    assert target.identity == {"tag": "button", "text": "save"}
    assert (target.selectors[0], target.grade, target.inside) == ("button.save", "good", ())


def test_the_document_is_the_one_in_the_browser_even_where_no_html_says_so():
    # A parser would move this table out of the paragraph and give it a body.
    odd = [[-1, "html"], [0, "body"], [1, "p"], [2, "table"], [3, "tr"], [4, "td", {"data-testid": "x"}], [1, "a"], [6, "a"]]
    document = ListedDocument(odd)
    assert [one.name for one in document.elements] == ["html", "body", "p", "table", "tr", "td", "a", "a"]
    assert [one.name for one in document.element(5).lineage()] == ["tr", "table", "p", "body", "html"]
    target = describe_live_pick(body(level(odd, 5))).target
    assert "p > table > tr > td" in " ".join(target.selectors)


def test_it_describes_as_a_fetched_page_does():
    links = "<nav><a href=/a>A</a><a href=/b>B</a></nav>"
    html = f"<!doctype html><html><head></head><body>{links}<svg><use href=#i></use></svg></body></html>"
    fetched = Document(html)
    names = {id(one): place for place, one in enumerate(fetched.elements)}
    entries = []
    for one in fetched.elements:
        above = one.above()
        entries.append([names[id(above)] if above is not None else -1, one.name, dict(one.attrs)])
    sketched = ListedDocument(entries)
    assert [one.namespace for one in sketched.elements] == [one.namespace for one in fetched.elements]
    for place, one in enumerate(fetched.elements[2:], 2):
        ours = describe(sketched, sketched.element(place))
        theirs = describe(fetched, one)
        assert ours.selectors == theirs.selectors


def test_a_shadow_root_is_named_by_its_host_and_its_elements_by_selectors_without_it():
    outer = [[-1, "html"], [0, "body"], [1, "my-card", {"id": "card"}]]
    inner = [[-1, "p"], [-1, "button", {"class": "go"}], [1, "", "Go"], [-1, "button", {"class": "go"}], [3, "", "No"]]
    target = describe_live_pick(body(level(outer, 2), level(inner, 3))).target
    assert [held["selectors"][0] for held in target.inside] == ["#card"]
    assert not any("cairn" in css for css in target.selectors)
    assert target.identity["text"] == "no"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"{", "The description of the page is no JSON."),
        (b"[" * 200_000, "The description of the page is no JSON."),
        (b"[]", "The description of the page is no JSON object."),
        (b"{}", "levels: a list of 1 to 8 is expected."),
        (body(), "levels: a list of 1 to 8 is expected."),
        (body("x"), "levels: each is an object with a list of elements."),
        (body(*[level(PAGE, 3)] * 9), "levels: a list of 1 to 8 is expected."),
        (body(level(PAGE, 4)), "picked: the place of an element is expected."),
        (body(level(PAGE, 99)), "picked: the place of an element is expected."),
        (body(level(PAGE, True)), "picked: the place of an element is expected."),
        (body(level([[-1, "html"], [5, "body"]], 0)), "elements[1]: its parent has to come before it."),
        (body(level([[-1, "html"], [1, "body"]], 0)), "elements[1]: its parent has to come before it."),
        (body(level([[-1, "html"], [-2, "body"]], 0)), "elements[1]: its parent has to come before it."),
        (body(level([[-1, "html"], "body"], 0)), "elements[1]: a list of parent, tag and attributes is expected."),
        (body(level([[-1, "html"], [0, "b<i"]], 0)), "elements[1]: 'b<i' is no tag."),
        (body(level([[-1, "html", {"on click": "x"}]], 0)), "elements[0]: 'on click' is no attribute, or its value is too long."),
        (body(level([[-1, "html", {"id": 3}]], 0)), "elements[0]: 'id' is no attribute, or its value is too long."),
        (body(level([[-1, "html", {"id": "x" * 2001}]], 0)), "elements[0]: 'id' is no attribute, or its value is too long."),
        (body(level([[-1, "html"], [0, "", "a text"], [1, "b"]], 0)), "elements[2]: its parent has to come before it."),
        (body(level(PAGE, 3), page="https://x/" + "y" * 2000), "page: an address can have at most 2000 characters."),
    ],
)
def test_what_is_no_description_of_a_page_is_refused_with_the_place(given, sentence):
    assert refused(given) == sentence


def test_large_and_deep_pages_are_refused_before_they_cost_anything():
    many = [[-1, "html"], *([0, "i"] for _ in range(MOST_ELEMENTS))]
    assert refused(body(level(many, 1))) == "The page has 20,001 elements; at most 20,000 are looked at."
    deep = [[-1, "html"], *([place, "div"] for place in range(600))]
    assert refused(body(level(deep, 1))) == "The page is nested more than 512 levels deep."
    assert "at most 2,097,152 are looked at" in refused(b" " * 3_000_000)


def test_the_largest_page_is_described_in_time():
    many = [[-1, "html"], [0, "body"], *([1, "button", {"class": f"a b{place % 7}"}] for place in range(MOST_ELEMENTS - 2))]
    assert describe_live_pick(body(level(many, 9_999))).target.selectors


FETCHED = "<!doctype html><html><body><h2>Berths</h2><main id=app><button class=save>Save</button></main></body></html>"


def test_a_fetched_page_that_shows_the_target_makes_it_one_that_checks_rely_on():
    live = describe_live_pick(body(level(PAGE, 3))).target
    settled = with_fetched_page(FETCHED, live)
    assert (live.live, settled.live, settled.selectors) == (True, False, live.selectors)
    assert settled.fingerprint["heading"] == "berths"
    empty = FETCHED.replace("button", "p").replace("save", "x").replace("Save", "y")
    assert check_page(empty, [settled])[0].verdict == "missing"
    assert with_fetched_page("", live) == live


def test_what_was_only_ever_seen_on_the_live_page_is_never_called_missing():
    live = describe_live_pick(body(level(PAGE, 3))).target
    shell = "<!doctype html><html><body><h1>Boats</h1><p>Everything about them, in a few words.</p></body></html>"
    assert with_fetched_page(shell, live) == live
    verdict = check_page(shell, [live])[0]
    assert verdict.verdict == "cannot_tell"
    assert "on the live page" in verdict.reason
