import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from models.account import SignInLink
from models.account.authenticator import Authenticator
from tests.support.client import Client
from tests.support.people import PASSWORD

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def hers(client, alice, database):
    with database.writing() as session:
        session.merge(alice.member).set_password(PASSWORD)
    return client.sign_in(alice)


@pytest.fixture
def turned_on(hers):
    """Alice's authenticator, turned on in her browser: its key, and the codes to write down."""
    begun = hers.post("/account/authenticator", {"factor_password": PASSWORD}, **PART)
    key = begun.words("code").replace(" ", "")
    assert begun.html.select_one("#authenticator-panel svg")
    done = hers.put("/account/authenticator", {"code": code_of(key, -30)}, **PART)
    return key, [item.text for item in done.html.select(".authenticator-codes li")]


def code_of(key, seconds=0):
    return pyotp.TOTP(key).at(datetime.now(UTC) + timedelta(seconds=seconds))


def password(browser, email):
    return browser.post("/sign-in", {"email": email, "password": PASSWORD, "next": "/sites"})


def test_the_password_alone_opens_nothing_and_a_code_lets_in_once(turned_on, alice, app):
    browser = Client(app)
    assert password(browser, alice.email).where == "/sign-in/code?next=/sites"
    assert browser.get("/sites").where.startswith("/sign-in?")
    assert browser.post("/sign-in/code", {"code": "000000"}).status == 422
    code = code_of(turned_on[0])
    assert browser.post("/sign-in/code", {"code": code, "next": "/sites"}).where == "/sites"
    assert browser.get("/sites").status == 200
    other = Client(app)
    password(other, alice.email)
    assert other.post("/sign-in/code", {"code": code}).status == 422


@pytest.mark.one_engine
def test_a_code_that_was_written_down_lets_in_once(turned_on, alice, app):
    answers = []
    for _ in range(2):
        browser = Client(app)
        password(browser, alice.email)
        answers.append(browser.post("/sign-in/code", {"code": turned_on[1][0]}).status)
    assert answers == [303, 422]


@pytest.mark.one_engine
def test_a_link_for_a_forgotten_password_asks_for_the_code_too(turned_on, alice, app, database):
    with database.writing() as session:
        link = "/welcome/" + SignInLink.make(session, session.merge(alice.member), datetime.now(UTC))
    browser = Client(app)
    assert browser.post(link, {"password": "eleven slow otters"}).where.startswith("/sign-in/code")
    assert browser.get("/sites").status == 303


@pytest.mark.one_engine
def test_nobody_is_asked_for_a_code_without_the_password_and_a_step_is_over_when_it_changes(turned_on, alice, app, database):
    stranger, browser = Client(app), Client(app)
    assert stranger.get("/sign-in/code").html.select("#code-form") == []
    assert stranger.post("/sign-in/code", {"code": "1"}).where == "/sign-in"
    password(browser, alice.email)
    with database.writing() as session:
        session.merge(alice.member).set_password("eleven slow otters")
    assert browser.post("/sign-in/code", {"code": code_of(turned_on[0])}).where == "/sign-in"


@pytest.mark.one_engine
def test_turning_it_on_or_off_takes_the_password_and_gives_the_session_a_new_secret(hers, alice, app, database):
    other = Client(app).sign_in(alice)
    wrong = hers.post("/account/authenticator", {"factor_password": "wrong"}, **PART)
    assert "not your password" in wrong.words("#problem-factor_password")
    begun = hers.post("/account/authenticator", {"factor_password": PASSWORD}, **PART)
    key, before = begun.words("code").replace(" ", ""), hers.cookie
    assert hers.put("/account/authenticator", {"code": "000000"}, **PART).status == 422
    assert re.search("On", hers.put("/account/authenticator", {"code": code_of(key)}, **PART).words(".badge"))
    assert (hers.cookie != before, other.get("/account").status) == (True, 303)
    assert key not in hers.get("/account").text
    assert hers.post("/account/authenticator/removal", {"factor_password": "wrong"}, **PART).status == 422
    assert "Off" in hers.post("/account/authenticator/removal", {"factor_password": PASSWORD}, **PART).words(".badge")
    with database.reading() as session:
        assert session.get(Authenticator, alice.member.id) is None
    assert password(Client(app), alice.email).where == "/sites"
