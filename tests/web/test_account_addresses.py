import re

import pytest

from models.account import Member
from models.account.address_change import AddressChange
from tests.support.client import Client
from tests.support.people import PASSWORD
from tests.web.desk import NOW

PART = {"hx_request": "true", "hx_request_type": "partial"}
NEW = "alice@marsh.example"


@pytest.fixture
def hers(client, alice, database):
    with database.writing() as session:
        session.merge(alice.member).set_password(PASSWORD)
    return client.sign_in(alice)


def ask(browser, address=NEW, password=PASSWORD):
    return browser.post("/account/address", {"address": address, "address_password": password}, **PART)


def email_of(database, person):
    with database.reading() as session:
        return session.get(Member, person.member.id).email


def test_a_new_address_holds_once_its_link_was_opened_and_only_once(hers, alice, app, database):
    asked = ask(hers, " Alice@Marsh.Example")
    link = re.search(r"/addresses/[\w-]+", asked.text)[0]
    stranger = Client(app)
    assert NEW in stranger.get(link).words("main")
    assert email_of(database, alice) == alice.email
    assert stranger.post(link).words("h1") == "Done"
    assert email_of(database, alice) == NEW
    assert stranger.post(link).status == 410
    assert Client(app).post("/sign-in", {"email": NEW, "password": PASSWORD}).status == 303
    assert "signs in as" in hers.get("/inbox/settings").words("main")


@pytest.mark.one_engine
def test_a_wrong_password_or_address_changes_nothing_and_keeps_what_was_typed(hers, alice, database):
    refused = ask(hers, password="wrong")
    assert "not your password" in refused.words("#problem-address_password")
    assert refused.html.select_one("#field-address")["value"] == NEW
    assert "no e-mail address" in ask(hers, "alice").words("#problem-address")


@pytest.mark.one_engine
def test_an_address_that_somebody_took_meanwhile_is_not_taken_from_them(hers, alice, bob, app, database):
    taken = re.search(r"/addresses/[\w-]+", ask(hers, bob.email).text)[0]
    assert Client(app).post(taken).status == 410
    assert email_of(database, alice) == alice.email
    replaced = re.search(r"/addresses/[\w-]+", ask(hers).text)[0]
    ask(hers)
    assert Client(app).get(replaced).status == Client(app).post(f"{replaced}x").status == 410


@pytest.mark.one_engine
def test_the_database_holds_no_secret_that_would_change_an_address(alice, database):
    with database.writing() as session:
        secret = AddressChange.make(session, session.merge(alice.member), NEW, NOW)
    with database.reading() as session:
        kept = session.get(AddressChange, alice.member.id)
        assert kept.secret_hash != secret
        assert AddressChange.find(session, kept.secret_hash, NOW) is None
