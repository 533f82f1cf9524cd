from datetime import UTC, datetime, timedelta

import pytest

from models.account import MemberSession
from models.account.member_session import UNUSED_FOR
from tests.support.client import Client

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def phone(app, alice):
    return Client(app).sign_in(alice)


def test_sessions_are_listed_with_device_and_ended_one_by_one(client, phone, alice, charlie, app, database):
    client.sign_in(alice)
    with database.reading() as session:
        name = MemberSession.find(session, phone.cookie, datetime.now(UTC)).name
    listed = client.get("/account")
    assert len(listed.html.select("#session-list li")) == 2
    stranger = Client(app).sign_in(charlie)
    assert stranger.delete(f"/account/sessions/{name}", **PART).status == 404
    assert phone.get("/account").status == 200
    assert len(client.delete(f"/account/sessions/{name}", **PART).html.select("#session-list li")) == 1
    assert phone.get("/account").where.startswith("/sign-in")


@pytest.mark.one_engine
def test_all_but_this_one_are_ended_at_once(client, phone, alice):
    client.sign_in(alice).delete("/account/sessions", **PART)
    assert (client.get("/account").status, phone.get("/account").status) == (200, 303)


@pytest.mark.one_engine
def test_when_a_browser_was_last_here_is_known_to_ten_minutes(client, alice, database):
    client.sign_in(alice)
    long_ago = datetime.now(UTC) - timedelta(hours=3)

    def used():
        with database.reading() as session:
            return MemberSession.find(session, client.cookie, datetime.now(UTC)).used_at

    with database.writing() as session:
        MemberSession.find(session, client.cookie, datetime.now(UTC)).used_at = long_ago
    client.get("/guides")
    now = used()
    assert now > long_ago
    client.get("/guides")
    assert used() == now


@pytest.mark.one_engine
def test_a_device_is_named_when_somebody_signs_in(client, alice, database):
    from tests.support.people import PASSWORD

    with database.writing() as session:
        session.merge(alice.member).set_password(PASSWORD)
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"
    client.post("/sign-in", {"email": alice.email, "password": PASSWORD}, user_agent=firefox)
    assert "Firefox on Linux" in client.get("/account").words("#session-list")


@pytest.mark.one_engine
def test_whoever_was_signed_out_by_time_reads_why(client, alice, database):
    client.sign_in(alice)
    with database.writing() as session:
        MemberSession.find(session, client.cookie, datetime.now(UTC)).used_at = datetime.now(UTC) - UNUSED_FOR
    answer = client.get("/guides")
    assert answer.where == "/sign-in?next=/guides"
    assert "not used for 3 days" in client.get(answer.where).words("[role=status]")
    client.post("/session")
    assert client.get("/sign-in").html.select("[role=status]") == [], "who signed out knows why"


@pytest.mark.one_engine
def test_another_role_brings_a_new_secret_with_the_next_page_and_with_no_part(client, app, alice, bob):
    bobs = Client(app).sign_in(bob)
    before = bobs.cookie
    client.sign_in(alice).put(f"/members/{bob.member.id}/role", {"role": "author"}, **PART)
    assert "set-cookie" not in bobs.get("/guides", **PART).headers
    renewed = bobs.get("/guides")
    assert renewed.status == 200
    assert renewed.headers["set-cookie"].startswith("cairn_session=")
    assert bobs.cookie != before
    assert bobs.get("/guides").status == 200
    assert len(bobs.get("/account").html.select("#session-list li")) == 1
    assert "set-cookie" not in bobs.get("/guides").headers
