"""When a step is drawn on a picture of its page instead of on the page as it was fetched."""

import pytest

from models.page.blob import BlobShelf
from models.page.page_fetch import FetchedPage
from models.page.page_picture import PagePicture, canvas_of, keep_picture
from models.page.page_problem import PageProblem
from models.page.page_retention import KEPT, prune
from models.page.snapshot import Snapshot
from models.page.snapshot_archive import PageSnapshot
from tests.models.job.postroom import SEALER
from tests.support.people import NOW, tour

SHELL = PageProblem("shell", "The page is an empty shell.")


@pytest.fixture
def pictured(database, alice):
    """A session, a guide, and the page of its step, of which there is a picture."""
    with database.writing() as session:
        guide = tour(session, alice)
        (step,) = guide.document.steps
        keep_picture(session, SEALER, guide.site, guide.id, PagePicture(step.id, step.page, b"<p>Xxxx", 4, 1440), NOW)
        yield session, guide, step.page


def fetched(session, guide, page, problem=None, html="<p>Boats"):
    came = FetchedPage(page, page, 200, "text/html", "utf-8", html, 8, 8, 1)
    shown = Snapshot(html.encode(), {}, "Boats", 1, problem)
    return PageSnapshot.keep(session, BlobShelf.of(SEALER, guide.site, came), page, came, shown, NOW)


@pytest.mark.parametrize(
    ("problem", "is_unseen", "is_picture"), [(None, False, False), (SHELL, False, True), (None, True, True), (SHELL, True, True)]
)
def test_a_picture_stands_in_where_the_fetched_page_does_not_show_the_element(pictured, problem, is_unseen, is_picture):
    session, guide, page = pictured
    assert canvas_of(session, guide.site, guide.id, "s1", page).is_picture
    fetched(session, guide, page, problem)
    assert canvas_of(session, guide.site, guide.id, "s1", page, is_unseen=is_unseen).is_picture is is_picture


def test_a_picture_is_of_its_step_and_page_alone(pictured):
    session, guide, page = pictured
    other = fetched(session, guide, f"{page}/other", SHELL)
    assert canvas_of(session, guide.site, guide.id, "s2", page) is None
    assert canvas_of(session, guide.site, guide.id, "s1", f"{page}/other") is other


def test_pictures_are_not_counted_among_the_states_of_a_page_and_outlast_them(pictured):
    session, guide, page = pictured
    for number in range(KEPT + 2):
        fetched(session, guide, page, SHELL, f"<p>{number}")
    prune(session, guide.site, page, ())
    assert len(PageSnapshot.earlier(session, guide.site, page, 100)) == KEPT
    canvas = canvas_of(session, guide.site, guide.id, "s1", page)
    assert (canvas.node, canvas.shown(session, SEALER)) == (4, b"<p>Xxxx")
