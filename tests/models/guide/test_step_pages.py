"""The pages that steps belong to, as their authors said or as they were picked."""

import pytest

from models.guide import GuideDocument, Step
from models.guide.step_pages import page_gap, pages_of, usual_page
from tests.support.people import TARGET

HOME = "https://app.example/home"


def tooltip(page, on=""):
    return Step("s1", "tooltip", "Hi", page=page, on=on, target=TARGET)


def path(value, operator="equals", part="path"):
    return {"part": part, "operator": operator, "value": value}


@pytest.mark.parametrize(
    ("page", "usual"),
    [
        ("https://app.example/", "/"),
        ("https://app.example/users?tab=2#top", "/users"),
        ("https://app.example/boats/42/edit", "/boats/:id/edit"),
        ("https://app.example/b/8f14e45f-ceea-467e-9f6a-0a1b2c3d4e5f", "/b/:id"),
        ("https://app.example/o/aB3dE6gH9jKlm", "/o/:id"),
        ("https://app.example/release-2026", "/release-2026"),
        ("https://app.example/#/experiments/7", "#/experiments/:id"),
        ("https://app.example/app#!/list", "#!/list"),
    ],
)
def test_what_was_picked_belongs_to_the_path_that_it_was_picked_on(page, usual):
    assert usual_page(page) == usual


def test_a_step_belongs_to_its_own_page_unless_its_author_says_otherwise():
    step = tooltip("https://app.example/boats/42")
    document = GuideDocument((tooltip(HOME), step))
    assert pages_of(step, document) == [path("/boats/:id", "pattern")]
    assert pages_of(tooltip(HOME, on="/fleet"), document) == [path("/fleet")]
    assert pages_of(tooltip(HOME, on="#/fleet/*"), document) == [path("/fleet/*", "pattern", "fragment")]
    assert pages_of(tooltip(HOME, on="*"), document) == []
    assert pages_of(Step("s2", "modal", "Hi", page=HOME), document) == []


def test_what_was_picked_where_the_guide_begins_belongs_where_it_may_begin():
    include = [path("/app", "starts_with")]
    document = GuideDocument((tooltip(HOME), tooltip("https://app.example/users")), rules={"pages": {"include": include}})
    assert pages_of(tooltip(HOME), document) == include
    assert pages_of(tooltip("https://app.example/users"), document) == [path("/users")]


def test_what_can_be_no_page_is_said():
    assert page_gap(tooltip(HOME, on="/a?b")).startswith("The page that it shows on has a ?")
    assert not page_gap(tooltip(HOME, on="*"))
    assert not page_gap(tooltip(HOME))


def test_a_route_in_the_fragment_is_the_same_page_with_a_query_behind_it():
    document = GuideDocument((tooltip("https://app.example/#/runs/7?tab=1"), tooltip(HOME)))
    route, with_query = path("/runs/:id", "pattern", "fragment"), path("/runs/:id?*", "pattern", "fragment")
    assert usual_page("https://app.example/#/runs/7?tab=1") == "#/runs/:id"
    assert pages_of(document.steps[0], document) == [route, with_query]
