import pytest

from models.engine.dom.document import Document
from models.engine.selector.match.selector import Selector
from models.targets.choose.selector_order import MOST, candidates_for, selectors_for
from models.targets.recognise import made_up_names
from tests.models.targets.saved_pages import PAGES, page


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_every_selector_of_every_element_matches_it_alone(file):
    document = Document(file.read_text(encoding="utf-8"))
    for element in document.elements:
        found = selectors_for(document, element)
        assert 1 <= len(found) <= MOST
        for css in found:
            assert Selector(css).filter(document, document.elements) == [element], css


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_each_selector_has_a_reason_to_fail_that_no_other_has(file):
    document = Document(file.read_text(encoding="utf-8"))
    for element in document.elements:
        kinds = [one.grounds for one in candidates_for(document, element)]
        assert all(one - other for place, one in enumerate(kinds) for other in kinds[:place])


def test_what_a_build_made_up_is_not_used():
    made_up = '<button class="btn_a8f3c92e p-4 text-sm" data-v-7ba5bd90>Go</button>'
    document = page(f'<div class="css-1x2y3z sc-AbCdE" id="radix-:r1:">{made_up}</div><button>Other</button>')
    found = " ".join(selectors_for(document, document.with_tag("button")[0]))
    assert not any(name in found for name in ("css-1x2y3z", "sc-", "radix", "a8f3c92e", "p-4", "text-sm", "data-v"))


@pytest.mark.parametrize(
    ("html", "first"),
    [
        ("<button data-testid=save id=b>Save</button><button>x</button>", '[data-testid="save"]'),
        ("<button id=save class=btn>Save</button><button class=btn>x</button>", "#save"),
        ('<a href="/x/users/add/">Add</a><a href="/x/">x</a>', 'a[href$="/add/"]'),
        ("<input name=q><input name=r>", '[name="q"]'),
        ("<input name=c8 aria-label=Where><input name=c9 aria-label=When>", '[aria-label="Where"]'),
    ],
)
def test_what_lasts_longest_comes_first(html, first):
    document = page(html)
    element = document.with_tag("body")[0].children_elements()[0]
    assert selectors_for(document, element)[0] == first


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        pytest.param(
            "a[1]",
            "<a class=share href='#operation/addPet'></a><a class=share href='#operation/getPet'></a>",
            "<a href='#tag/pet/operation/addPet'></a><a href='#tag/pet/operation/getPet'></a>",
            id="a route that hangs below another one",
        ),
        pytest.param(
            "a[1]",
            "<a class=sort href='?ordering=type'>Type</a><a class=sort href='?ordering=live'>Live</a>",
            "<a href='/admin/pages/2/?ordering=type'>Type</a><a href='/admin/pages/2/?ordering=live'>Live</a>",
            id="a query with the page's own path before it",
        ),
        pytest.param(
            "header", "<header class=merged>Page</header>", "<header class=slim>Page</header>", id="the one header of a page"
        ),
        pytest.param(
            "button[1]",
            "<button class='btn btn-info'><i class='fa fa-plus'></i></button><button class='btn btn-success'>Save</button>",
            "<button class='btn btn-dark'><i class='bi bi-plus'></i></button><button class='btn btn-info'>Save</button>",
            id="a colour that went to another button",
        ),
        pytest.param(
            "form[1]",
            "<form class=search-form><input name=q></form><form class=login-form><input name=user></form>",
            "<form class=w-search><input name=q></form><form class=w-login><input name=user></form>",
            id="a form by the name of its field",
        ),
        pytest.param(
            "p/*[1]",
            "<a data-name=model></a><p class=tools><a data-name=model></a><a data-name=example></a></p>",
            "<b data-name=model></b><p class=tools><button data-name=model></button><button data-name=example></button></p>",
            id="a link that became a button",
        ),
        pytest.param(
            "div/*[1]",
            "<div class=weather><h2>Today</h2></div><h2>News</h2>",
            "<div class=weather><h5>Today</h5></div><h2>News</h2>",
            id="a heading on another level",
        ),
        pytest.param(
            "div/*[1]",
            "<div class=alert><button type=button class=close>x</button></div>",
            "<div class=alert><button type=button class=btn-close>x</button></div><button class=close>Close</button>",
            id="a class that any page has",
        ),
    ],
)
def test_the_first_selector_outlives_a_redesign(place, old, new):
    before, after = page(old), page(new)
    found = Selector(selectors_for(before, _at(before, place))[0]).select(after)
    assert found == [_at(after, place)]


def _at(document: Document, place: str):
    """As an XPath from the body, with `*` for any tag."""
    *above, last = place.split("/")
    if last == "*[1]":
        return document.at("/html/body/" + "/".join(above)).children_elements()[0]
    return document.at("/html/body/" + place)


def test_a_name_that_two_elements_share_is_not_enough():
    document = page('<div id=x></div><div id=x><b id="a b"></b></div>')
    assert all(
        Selector(css).select(document) == [element] for element in document.elements for css in selectors_for(document, element)
    )


def test_hostile_names_are_escaped():
    document = page('<p id="1&quot;]\\"></p><p class="a:b/c[d]"></p><p id="é☃"></p>')
    assert all(
        Selector(css).filter(document, document.elements) == [e]
        for e in document.with_tag("p")
        for css in selectors_for(document, e)
    )


def test_ten_thousand_rows_alike_still_have_a_selector_each():
    document = page("<table>" + "<tr><td>Row</td><td><a href=/x>Edit</a></td></tr>" * 10_000 + "</table>")
    links = document.with_tag("a")
    for element in (links[0], links[4_321], links[-1]):
        assert Selector(selectors_for(document, element)[0]).select(document) == [element]


@pytest.mark.parametrize("name", ["main-nav", "save", "user_menu", "btn-primary", "navbarDropdown", "step2"])
def test_names_that_people_give_are_kept(name):
    assert not made_up_names.is_generated(name)


@pytest.mark.parametrize(
    "name", ["css-1a2b3c", "ember1234", ":r3:", "a8f3c92e11", "sc-AxjAm", "svelte-1tky8bj", "jss42", "__BVID__27"]
)
def test_names_that_builds_give_are_not(name):
    assert made_up_names.is_generated(name)


def test_no_condition_that_could_be_left_out():
    rest = "<a href=/one>One</a><a href=/two>Two</a>"
    document = page(f"<div class=topbar><a class=source href=/demo/>Demo</a>{rest}</div><div class=side>{rest}</div>")
    for one in candidates_for(document, document.with_class("source")[0]):
        assert one.css.count("[") + one.css.count(".") + one.css.count("#") <= 1 or "within" not in one.parts, one.css


def test_what_scripts_call_a_thing_by_needs_no_tag():
    document = page("<a data-tab=content href='#a'>A</a><a data-tab=roles href='#b'>B</a>")
    assert selectors_for(document, document.with_tag("a")[1])[0] == '[data-tab="roles"]'


def test_a_place_is_counted_from_both_ends():
    """Once there is one more of them, nothing is found, and never the one that came to stand there."""
    row = "<ul>" + "<li><i></i></li>" * 3 + "</ul>"
    document = page(f"<div class=stars>{row}</div>")
    counted = [css for css in selectors_for(document, document.with_tag("i")[1]) if "nth-of-type" in css]
    longer = page(f"<div class=stars>{row.replace('<ul>', '<ul><li><i></i></li>')}</div>")
    assert counted
    assert not any(Selector(css).select(longer) for css in counted)


def test_in_a_table_the_row_decides():
    """A grid numbers its fields in the order of their making; who stands in the row is the same after it was sorted."""

    def grid(*people: str) -> Document:
        rows = "".join(
            f"<tr><td><a href=/people/{name}>{name}</a></td><td><input id=ag-{27 + place}-input></td></tr>"
            for place, name in enumerate(people)
        )
        return page(f"<table class=people><tbody>{rows}</tbody></table>")

    before, after = grid("anna", "bea", "cora"), grid("cora", "anna", "dora", "bea")
    found = selectors_for(before, before.with_tag("input")[1])
    assert Selector(found[0]).select(after) == [after.with_tag("input")[3]]
    assert not any("ag-" in css for css in found)
