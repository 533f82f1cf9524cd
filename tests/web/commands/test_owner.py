import json

import pytest
from sqlalchemy import select

from models.account import Membership, Organisation
from models.account.invitation import Invitation
from tests.support.people import PASSWORD
from web.cli import main
from web.commands.first_link import first_link


@pytest.fixture
def owner(database, capsys, monkeypatch):
    """Runs `cairn owner`; returns the exit code, and the path of the link or what was said instead."""
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)

    def run(email, *more):
        code = main(["owner", email, "--json", *more])
        printed = capsys.readouterr()
        return code, json.loads(printed.out)["link"].partition(":8000")[2] if code == 0 else printed.err

    return run


def test_somebody_unknown_founds_an_organisation(owner, client, alice):
    code, link = owner("Maren@Harbour.example")
    assert (code, link[:8]) == (0, "/set-up/")
    assert client.get(link).html.select_one("#field-email")["value"] == "maren@harbour.example"


def test_an_owner_who_lost_the_password_gets_in_again_and_the_log_says_so(owner, client, alice):
    code, link = owner(alice.email.upper())
    assert (code, link[:9]) == (0, "/welcome/")
    assert client.post(link, {"password": PASSWORD}).status == 303
    assert "The operator made a one-time sign-in link for Alice" in client.get("/inbox/settings").words("main")


def test_who_owns_nothing_gets_no_link_and_neither_does_text_that_is_no_address(owner, bob):
    for email, word in ((bob.email, "owns no organisation"), ("bob", "no e-mail address")):
        code, said = owner(email)
        assert code == 2
        assert word in said
        assert len(said.splitlines()) == 1


def test_only_an_empty_instance_has_a_first_link(database, alice):
    assert first_link(database, "http://127.0.0.1:8000", alice.site.created_at) == ""


@pytest.mark.one_engine
def test_the_operator_names_an_organisation_and_whom_it_belongs_to_from_now_on(owner, client, database, alice, bob, charlie):
    code, link = owner(bob.email, "--organisation", "Acme")
    assert (code, link[:9]) == (0, "/welcome/")
    code, join = owner("dora@x.example", "--organisation", alice.organisation.key)
    assert (code, join[:6]) == (0, "/join/")
    with database.writing() as session:
        assert session.get_one(Membership, (alice.organisation.id, bob.member.id)).role == "owner"
        assert session.scalars(select(Invitation.role)).all() == ["owner"]
        session.get_one(Organisation, charlie.organisation.id).name = "Acme"
    assert "say which by its key" in owner(bob.email, "--organisation", "Acme")[1]
    assert "no organisation is called Akme; there are Acme, Acme" in owner(bob.email, "--organisation", "Akme")[1]


@pytest.mark.one_engine
def test_somebody_with_an_account_founds_a_further_organisation_once_they_are_signed_in(owner, client, database, bob):
    code, link = owner(bob.email, "--new")
    assert (code, link[:8]) == (0, "/set-up/")
    found = {"organisation": "Bob & Sons", "address": "https://bob.example"}
    assert client.get(link).words("h1") == "Sign in first"
    assert client.post(link, {**found, "name": "Mallory", "email": bob.email, "password": PASSWORD}).status == 422
    client.sign_in(bob)
    assert client.get(link).words("h1") == "Found an organisation"
    assert client.post(link, {**found, "organisation": ""}).status == 422
    assert client.post(link, found).where.startswith("/sites/")
    assert "Bob & Sons" in client.get("/organisations").words("main")
    with database.reading() as session:
        assert len(Membership.all_of(session, bob.member.id)) == 2
    assert client.post(link, found).status == 410
