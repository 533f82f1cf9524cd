"""Names are kept as they were typed, or refused with a sentence: none is cut without a word."""

import pytest
from sqlalchemy import select

from models.guide import Guide
from models.guide.segment import Segment
from models.site import Site
from models.site.theme import Theme
from tests.web.desk import PART, read

LONG = "A name that says everything there is to say about it " * 3
"""159 characters."""


def names(desk):
    with desk.database.reading() as session:
        return [*session.scalars(select(Guide.name)), *session.scalars(select(Site.name)), *_of(session, Theme, Segment)]


def _of(session, *models):
    return [name for model in models for name in session.scalars(select(model.name))]


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/sites", {"address": "https://new.example/"}),
        ("/sites/{site}", {"address": "https://app.harbour.example/"}),
        ("/guides", {"site": "{site}", "kind": "tour", "address": "https://app.harbour.example/boats"}),
        ("/guides/{guide}", {}),
        ("/sites/{site}/themes", {}),
        ("/sites/{site}/segments", {"start": "new"}),
    ],
)
def test_a_name_that_is_too_long_is_refused_with_a_sentence(desk, path, more):
    before = names(desk)
    data = {name: value.format(site=desk.site) for name, value in more.items()} | {"name": LONG}
    page = read(desk.alice.post(path.format(site=desk.site, guide=desk.guide), data=data), 422)
    assert "A name can have at most" in page.get_text()
    assert names(desk) == before
    field = page.select_one("main [name=name]")
    assert field is None or field["value"] == LONG.strip()


def test_renaming_in_the_editor_says_so_over_the_screen(desk):
    page = read(desk.alice.post(f"/guides/{desk.guide}", data={"name": LONG}, headers=PART), 422)
    assert "A name can have at most 100 characters; shorten it. It is still called Welcome." in page.get_text()


def test_a_name_of_a_hundred_characters_is_kept_as_it_is(desk):
    desk.alice.post(f"/guides/{desk.guide}", data={"name": "n" * 100})
    assert desk.find_guide(desk.guide).name == "n" * 100
