import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.engine.dom.document import Document
from models.engine.selector.match.prefilter import prefilter
from models.engine.selector.match.selector import Selector
from tests.models.targets.saved_pages import PAGES, page

BODY = """
<nav id=Top class="bar  wide"><a href="/a/">A</a><a href="/b/?q=1">B</a></nav>
<ul><li class=x>1</li><li class="x y">2<ul><li>3</li></ul></li><li lang=de-AT>4</li></ul>
<form><input type=TEXT name=q><input type=checkbox checked><input type=radio disabled>
<select><option selected>o</option></select></form>
<svg viewBox="0 0 1 1" class=pic><linearGradient id=lg></linearGradient><a href="/c/"><rect/></a>
<foreignObject><p>in</p></foreignObject></svg>
<p></p><p> </p><p><!-- c --></p><details open><summary>s</summary></details>
"""
DOCUMENTS = [page(BODY), page(BODY, doctype="")]
PARTS = """
* a LI p svg lineargradient rect #Top #top .x .X .bar [href] [href$='/'] [href^='/b'] [href*='q='] [class~=y] [class=pic]
[type=text] [type='TEXT'i] [lang|=de] [viewbox] [viewBox] :empty :first-child :nth-of-type(2) :nth-child(2n+1) :only-of-type
:checked :disabled :any-link :root :lang(de) :not(.x) :is(a,.y) :is(p,li:empty) :has(>li) :has(a) :has(+li) :hover ::before [open]
""".split()  # fmt: skip


def orders(elements):
    return [element.order for element in elements]


@pytest.mark.parametrize("document", DOCUMENTS, ids=["standards", "quirks"])
@pytest.mark.parametrize("css", PARTS)
def test_the_sieve_lets_through_what_soupsieve_matches(document, css):
    selector = Selector(css)
    assert orders(selector.select(document)) == orders(selector.filter(document, document.elements))


simple = st.sampled_from([one for one in PARTS if "::" not in one])
compounds = st.lists(simple, min_size=1, max_size=2).map(lambda some: "".join(sorted(some, key=lambda one: not one[0].isalpha())))
combined = st.lists(compounds, min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(combined, st.lists(st.sampled_from([" ", " > ", " + ", " ~ "]), min_size=3, max_size=3), st.sampled_from(DOCUMENTS))
def test_any_chain_of_conditions_is_answered_alike(parts, between, document):
    css = parts[0] + "".join(f"{how}{part}" for how, part in zip(between, parts[1:], strict=False))
    try:
        selector = Selector(css)
    except ValueError:
        return  # such as two tags in one compound
    assert orders(selector.select(document)) == orders(selector.filter(document, document.elements))


@pytest.mark.parametrize(
    ("css", "is_answered"),
    [(":is(h2,li,.bar a)", False), ("ul :is(h2,li)", True), ("p:is(:empty)", False)],
)
def test_plain_choices_are_answered_without_soupsieve(css, is_answered):
    assert prefilter(Selector(css).branches[0], DOCUMENTS[0]).exact == is_answered


def test_a_list_answers_in_document_order_without_repeats():
    assert orders(Selector("li, .x, a").select(DOCUMENTS[0])) == sorted(set(orders(Selector("li, .x, a").select(DOCUMENTS[0]))))


@pytest.mark.parametrize(
    ("css", "count"),
    [
        (":empty", 7),
        ("p:empty", 2),
        ("[type=text]", 1),
        ("li:not(:has(ul))", 3),
        ("a:hover", 0),
        ("[viewbox]", 1),
        ("linearGradient", 1),
    ],
)
def test_answers_are_those_of_chromium(css, count):
    assert len(Selector(css).select(DOCUMENTS[0])) == count


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_states_lent_to_soupsieve_leave_no_trace(file):
    document = Document(file.read_text(encoding="utf-8"))
    before = [dict(element.attrs) for element in document.elements]
    Selector("input:valid, :empty, a:link").filter(document, document.elements)
    assert [element.attrs for element in document.elements] == before
