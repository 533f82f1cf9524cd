from dataclasses import replace

import pytest

from models.review import Review
from tests.support.people import NOW, TARGET, tour
from web.screens.review_panel import step_pages


@pytest.mark.one_engine
def test_a_step_that_points_nowhere_is_drawn_where_the_tour_is_by_then(database, alice):
    boats = "https://app.acme.example/boats"
    with database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        here = guide.document.steps[0]
        there = replace(here, id="s2", page=boats, target={**TARGET, "page": boats})
        first, middle, last = (replace(here, id=name, kind="modal", placement="center", target=None, page="") for name in "abc")
        guide.edit(replace(guide.document, steps=(first, here, middle, there, last)), "Wrote", by, NOW)
        review = Review.ask(session, guide, "", by, NOW)
        assert step_pages(session, review) == {"a": here.page, "s1": here.page, "b": here.page, "s2": boats, "c": boats}
