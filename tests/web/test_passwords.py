from datetime import timedelta

import pytest

from models.account import SignInLink
from tests.web.desk import NOW, read


@pytest.fixture
def link(desk):
    with desk.writing() as session:
        return "/welcome/" + SignInLink.make(session, desk.member(session, "bob"), NOW)


def test_the_link_shows_the_form_as_often_as_it_is_opened(desk, link):
    for _ in range(2):
        assert read(desk.nobody.get(link)).select_one("[name=email]")["value"] == "bob@harbour.example"


def test_choosing_a_password_signs_in_and_spends_the_link(desk, link):
    answer = desk.nobody.post(link, data={"password": "a quiet morning"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert desk.nobody.get("/guides").status_code == 200
    page = read(desk.browser().post(link, data={"password": "another morning"}), 410)
    assert "no longer works" in page.h1.text
    assert page.select_one("main a[href='/sign-in']")


def test_a_new_password_ends_every_session_that_was_there_before(desk, link):
    assert desk.bob.get("/guides").status_code == 200
    assert desk.nobody.post(link, data={"password": "short"}).status_code == 422
    assert desk.bob.get("/guides").status_code == 200
    assert desk.nobody.post(link, data={"password": "a quiet morning"}).status_code == 303
    assert desk.bob.get("/guides").headers["location"] == "/sign-in?next=/guides"
    assert desk.alice.get("/guides").status_code == 200


def test_a_refused_password_says_why_beside_the_field_and_leaves_the_link(desk, link):
    page = read(desk.nobody.post(link, data={"password": "short"}), 422)
    assert "12 characters" in page.select_one("#problem-password").text
    assert desk.nobody.post(link, data={"password": "a quiet morning"}).status_code == 303


def test_a_breached_password_is_refused_beside_the_field(desk, link):
    page = read(desk.nobody.post(link, data={"password": "iloveyou1234"}), 422)
    assert "similar to a commonly used password" in page.select_one("#problem-password").text
    assert desk.nobody.post(link, data={"password": "a quiet morning"}).status_code == 303


def test_a_link_that_is_too_old_or_made_up_explains_itself(desk):
    with desk.writing() as session:
        old = SignInLink.make(session, desk.member(session, "bob"), NOW - timedelta(days=3))
    for secret in (old, "made-up"):
        assert "ask the operator of this Cairn" in read(desk.nobody.get(f"/welcome/{secret}"), 410).main.text


@pytest.mark.one_engine
def test_who_tries_all_the_time_at_a_link_waits_and_spends_nothing(desk, link):
    answers = [desk.nobody.post(link, data={"password": "short"}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    assert desk.nobody.get(link).status_code == 200
