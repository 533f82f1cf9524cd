from dataclasses import replace

import pytest

from models.check.watched_targets import version_targets
from models.page.page_picture import PagePicture, keep_picture
from models.review import Review
from tests.models.job.postroom import SEALER
from tests.support.people import NOW, TARGET, tour
from web.screens.step_canvas import drawn_on, step_pages


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


def test_a_review_draws_a_step_on_the_picture_of_its_page(client, database, alice):
    with database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        (step,) = guide.document.steps
        review = Review.ask(session, guide, "", by, NOW)
        targets = version_targets(guide, review.version(session))
        assert drawn_on(session, review, step.id, step.page, targets) is None
        picture = PagePicture(step.id, step.page, b"<p>Xxxx", 7, 1440)
        kept = keep_picture(session, SEALER, guide.site, guide.id, picture, NOW)
        assert drawn_on(session, review, step.id, step.page, targets) is kept
        frame = f"/snapshots/{kept.id}"
        address = f"/reviews/{review.id}"
    still = client.sign_in(alice).get(address).html.select_one("iframe.review-frame")
    assert (still["src"], still["data-node"], still.get("data-blank")) == (frame, "7", None)
    assert "Xxxx" in client.get(frame).text
