import pytest

from tests.support.client import Client
from tests.support.people import PASSWORD

PART = {"hx_request": "true", "hx_request_type": "partial"}
NEW = "eleven slow otters"


@pytest.fixture
def hers(client, alice, database):
    with database.writing() as session:
        session.merge(alice.member).set_password(PASSWORD)
    return client.sign_in(alice)


def change(browser, old=PASSWORD, new=NEW):
    return browser.put("/account/password", {"old_password": old, "new_password": new}, **PART)


def test_a_new_password_takes_the_old_one_and_ends_every_other_session(hers, alice, app):
    other, before = Client(app).sign_in(alice), hers.cookie
    assert "Changed" in change(hers).words("#account-password")
    assert hers.cookie != before
    assert (hers.get("/account").status, other.get("/account").status) == (200, 303)
    stolen = Client(app)
    stolen._http.cookies.set("cairn_session", before)
    assert stolen.get("/account").status == 303
    hers.forget()
    tried = [hers.post("/sign-in", {"email": alice.email, "password": one}).status for one in (PASSWORD, NEW)]
    assert tried == [422, 303]


@pytest.mark.one_engine
def test_a_wrong_old_or_a_guessable_new_password_changes_nothing(hers, alice, app):
    assert "not your password" in change(hers, old="wrong").words("#problem-old_password")
    assert "at least 12" in change(hers, new="short").words("#problem-new_password")
    assert "Too many" in [change(hers, old="wrong") for _ in range(10)][-1].words("#problem-old_password")
    assert Client(app).post("/sign-in", {"email": alice.email, "password": NEW}).status in {422, 429}
