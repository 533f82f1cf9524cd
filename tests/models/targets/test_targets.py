"""The package's own calls, in the process that can be killed, with what pages and people may send."""

import pytest

from models import targets
from models.targets import (
    ConfinedTimeout,
    DocumentRefused,
    NotDescribable,
    SelectorRefused,
    Target,
    TargetRefused,
    accept,
    check_page,
    describe_pick,
    describe_selector,
    inspect,
    repair,
)
from tests.models.targets.saved_pages import saved

PAGE = saved("orders-1.html")
SAVE = "<button id=save>Save</button>"
LARGE = {
    "ten megabytes": "".join(
        f"<div class=row><a href=/p/{n}>Item {n}</a><p>{'lorem ipsum ' * 30}</p></div>" for n in range(23_000)
    ),
    "200,000 nodes": "".join(f"<i>{n}</i>" for n in range(100_000)),
    "5,000 deep": "<div>" * 5_000,
    "10,000 rows alike": "<table>" + "<tr><td>Row</td><td><a href=/x>Edit</a></td></tr>" * 10_000 + "</table>",
    "open tags": "<a " * 80_000 + ">",
    "open comments": "<!--" * 60_000 + "-->",
    "endless attribute": f'<p title="{"x" * 2_000_000}">x</p>',
    "many attributes": "<p " + " ".join(f"data-a{n}={n}" for n in range(20_000)) + ">x</p>",
    "formatting that is reopened": "<p><b><i><u><s>" * 2_000 + "x",
}


def test_a_target_goes_through_its_whole_life():
    target = describe_selector(PAGE, "#new-order", page="https://a.example/orders/")
    assert check_page(PAGE, [target, target])[1].verdict == "unique"
    found = repair(saved("orders-2.html"), target)
    moved = accept(saved("orders-2.html"), target, found.proposals[0].xpath)
    assert moved.page == target.page
    assert check_page(saved("orders-2.html"), [moved])[0].verdict == "unique"


def test_the_place_a_picker_names_is_described():
    assert describe_pick(PAGE, {"path": [1, 2], "tag": "div"}).selectors[0] in {"#content", ".content-wrapper"}
    with pytest.raises(NotDescribable, match="may have changed"):
        describe_pick(PAGE, {"path": [1, 2], "tag": "nav"})
    with pytest.raises(NotDescribable, match="a list of child indexes"):
        describe_pick(PAGE, {"path": "x"})


def test_what_is_no_selector_of_one_element_is_refused():
    with pytest.raises(SelectorRefused) as refused:
        describe_selector(PAGE, "a >> b")
    assert refused.value.position == 3
    with pytest.raises(NotDescribable, match="matches nothing"):
        describe_selector(PAGE, "#gone")
    with pytest.raises(NotDescribable, match="matches 3 elements"):
        describe_selector(PAGE, "tbody tr")
    with pytest.raises(NotDescribable, match="no such element"):
        accept(PAGE, Target(("p",)), "/html/body[9]")


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("html", LARGE.values(), ids=LARGE)
def test_large_and_hostile_pages_are_answered_within_the_bounds(html):
    old = describe_selector(f"<!doctype html>{SAVE}", "#save")
    page = f"<!doctype html><body>{SAVE}{html}"
    assert inspect(page, "#save").verdict == "unique"
    assert check_page(page, [old] * 50)[-1].is_fine
    assert describe_selector(page, "#save").selectors[0] == "#save"
    assert repair(page.replace("id=save", "id=store"), old).verdict in {"moved", "unsure"}


def test_pages_past_the_bounds_are_refused_with_the_bound():
    with pytest.raises(DocumentRefused, match="more than 400,000 nodes"):
        inspect("<i></i>" * 400_001, "i")
    with pytest.raises(DocumentRefused, match="characters; at most"):
        inspect("x" * 17_000_000, "i")


def test_a_page_that_takes_too_long_is_given_up():
    with pytest.raises(ConfinedTimeout, match="was stopped"):
        inspect("<i></i>" * 300_000, "i", seconds=0.01)
    assert inspect("<i></i>", "i").verdict == "unique"


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "x",
        {},
        {"selectors": []},
        {"selectors": "a"},
        {"selectors": [1]},
        {"selectors": ["a"] * 9},
        {"selectors": ["a"], "format": 99},
        {"selectors": ["a"], "format": "1"},
        {"selectors": ["a"], "identity": ["x"]},
        {"selectors": ["a"], "fingerprint": "x"},
    ],
)
def test_what_is_no_target_is_refused(data):
    with pytest.raises(TargetRefused):
        Target.from_json(data)


def test_an_older_target_is_read():
    assert Target.from_json({"selector": "#a"}).selectors == ("#a",)
    assert check_page(PAGE, [Target.from_json({"selector": "#content"})])[0].verdict == "unique"


def test_everything_promised_is_there():
    assert all(hasattr(targets, name) for name in targets.__all__)
