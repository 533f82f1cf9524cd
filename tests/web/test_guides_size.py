"""Lists and editor with many guides and steps: as few questions to the database as with few."""

from dataclasses import replace

import pytest

from models.guide import Guide, Step
from tests.support.asked_queries import asked_queries
from tests.web.desk import NOW, PART, Desk, read
from web.screens.guide_rows import ON_A_PAGE

MANY = 2 * ON_A_PAGE + 5
MOST_OF_THE_EDITOR = 12
MOST_OF_THE_LIST = 15


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)


def fill(desk, number=MANY):
    """So many guides, `Tour 1` the oldest, and one of them with fifty steps."""
    with desk.writing() as session:
        document = session.get_one(Guide, desk.guide).document
        steps = tuple(replace(Step.new("modal", "https://app.harbour.example/"), title=f"Step {one}") for one in range(50))
        for one in range(1, number):
            desk.add_guide(session, f"Tour {one}")
        session.get_one(Guide, desk.guide).edit(replace(document, steps=steps), "Steps", desk.member(session, "alice"), NOW)


def names(page):
    return [link.text for link in page.select(".guide-row-name")]


def test_a_list_is_read_page_by_page_within_what_is_searched_for(desk):
    fill(desk)
    seen, address = [], "/guides?q=Tour"
    while address:
        answer = desk.alice.get(address, headers=PART)
        page = read(answer)
        seen += names(page)
        turn = page.select_one("#guides-after")
        assert turn.get("hx-get") == turn.get("href")
        address = turn.get("href")
    assert sorted(seen) == sorted(f"Tour {number}" for number in range(1, MANY))
    assert len(seen) == len(set(seen))
    assert answer.headers["hx-push-url"] == "/guides?q=Tour&page=3"
    assert " ".join(page.select_one(".guide-pages p").text.split()) == "41\u201344 of 44 guides"
    assert turn["aria-disabled"] == "true"
    before = page.select_one("#guides-before")["href"]
    assert (before, len(names(read(desk.alice.get(before))))) == ("/guides?q=Tour&page=2", ON_A_PAGE)


@pytest.mark.one_engine
@pytest.mark.parametrize(("typed", "first"), [("0", 1), ("-1", 1), ("9999999999", 1), ("²", 1), ("x", 1), ("999", 41)])
def test_a_page_that_is_not_there_is_the_nearest_one(desk, typed, first):
    fill(desk)
    said = read(desk.alice.get("/guides", params={"page": typed})).select_one(".guide-pages p").text
    assert said.startswith(f"{first}\u2013")


@pytest.mark.one_engine
def test_a_site_shows_the_guides_edited_last_and_leads_to_all(desk):
    fill(desk)
    page = read(desk.alice.get(f"/sites/{desk.site}"))
    assert len(names(page)) == ON_A_PAGE
    assert page.select_one(f'#guide-list a[href="/guides?site={desk.site}"]').text == f"All {MANY} guides of this site"
    cards = read(desk.alice.get("/sites"))
    assert f"{MANY} guides" in cards.text


@pytest.mark.one_engine
@pytest.mark.parametrize("headers", [{}, PART])
def test_the_list_asks_the_database_as_often_for_many_guides_as_for_few(desk, headers):
    desk.alice.get("/guides", headers=headers)  # what is asked once, such as of the session, is asked
    with asked_queries(desk.database) as few:
        desk.alice.get("/guides", headers=headers)
    fill(desk)
    with asked_queries(desk.database) as many:
        desk.alice.get("/guides", headers=headers)
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= MOST_OF_THE_LIST, "\n".join(many)


@pytest.mark.one_engine
@pytest.mark.parametrize("headers", [{}, PART])
def test_the_editor_asks_the_database_a_dozen_times_at_most(desk, headers):
    fill(desk)
    desk.alice.get(f"/guides/{desk.guide}", headers=headers)
    with asked_queries(desk.database) as asked:
        page = desk.alice.get(f"/guides/{desk.guide}", headers=headers)
    assert "Step 49" in page.text
    assert len(asked) <= MOST_OF_THE_EDITOR, "\n".join(asked)
