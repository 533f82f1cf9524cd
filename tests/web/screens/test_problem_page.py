"""What a whole page says that is none: the navigation stays with whoever is signed in, and there is a way back."""

import re

import pytest

from models.account import Membership
from tests.web.desk import PART, Desk, read


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)


def shell(page):
    """What the navigation holds, whose it is, and where the page leads."""
    links = [link.text.split()[0] for link in page.select('nav[aria-label="Main"] a')]
    who = page.select_one(".shell-name strong")
    way = page.select_one("main a.button")
    return links, who and who.text, way["href"]


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("path", "back"),
    [
        ("/guides/999", "/guides"),
        ("/sites/999", "/sites"),
        ("/sites/999/themes", "/sites"),
        ("/inbox/999", "/inbox"),
        ("/reviews/999", "/reviews"),
        ("/sitesque", "/guides"),
        ("/nowhere/at/all", "/guides"),
    ],
)
def test_a_page_that_is_not_there_keeps_the_navigation_and_leads_back_to_its_list(desk, path, back):
    page = read(desk.alice.get(path), 404)
    assert shell(page) == (["Guides", "Sites", "Numbers", "Inbox", "Reviews"], "Alice", back)
    assert page.h1.text == "Nothing here"
    assert read(desk.alice.get(back)).h1


@pytest.mark.serving
@pytest.mark.parametrize("what", ["sites", "guides"])
def test_what_is_somebody_elses_looks_like_what_is_nobodys(desk, what):
    own = {"sites": desk.site, "guides": desk.guide}[what]
    foreign, nothing = (desk.charlie.get(f"/{what}/{number}") for number in (own, 999_999))
    assert foreign.status_code == nothing.status_code == 404
    assert words(foreign) == words(nothing)
    assert "Charlie" in foreign.text


def words(answer):
    """The answer but for what is new in each of them."""
    return re.sub(r'content="[^"]{22}"', "", answer.text)


@pytest.mark.one_engine
def test_who_is_admitted_nowhere_is_led_to_their_organisations_and_a_stranger_to_sign_in(desk):
    with desk.writing() as session:
        for place in session.query(Membership).filter_by(member_id=desk.member(session, "bob").id):
            session.delete(place)
    assert shell(read(desk.bob.get("/nowhere"), 404)) == ([], "Bob", "/organisations")
    assert shell(read(desk.nobody.get("/nowhere"), 404)) == ([], None, "/sign-in")


@pytest.mark.one_engine
def test_what_a_role_does_not_allow_is_said_within_the_shell(desk):
    page = read(desk.bob.get("/sites/new"), 403)
    assert shell(page)[:2] == (["Guides", "Sites", "Numbers", "Inbox", "Reviews"], "Bob")


@pytest.mark.one_engine
def test_a_part_that_is_refused_stays_a_notice(desk):
    answer = desk.alice.get("/guides/999", headers=PART)
    assert answer.status_code == 404
    assert "<nav" not in answer.text
