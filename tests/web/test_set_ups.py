from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.account import Member, MemberSession, Membership, Organisation
from models.account.audit_log import AuditEntry
from models.account.set_up_link import SET_UP_LASTS, SetUpLink
from models.site import Site
from tests.support.client import Client
from tests.support.people import PASSWORD

TYPED = {
    "name": "Maren Holm",
    "email": " Maren@Harbour.Example ",
    "password": PASSWORD,
    "organisation": "Harbour Marina",
    "address": "https://app.harbour.example",
}


def link(database, email="", now=None):
    with database.writing() as session:
        return "/set-up/" + SetUpLink.make(session, email, now or datetime.now(UTC))


def test_an_empty_instance_gets_its_owner_organisation_and_first_site_from_one_form(client, database):
    address = link(database)
    assert client.get(address).words("h1") == client.get(address).words("h1") == "Set up your Cairn"
    done = client.post(address, TYPED)
    assert (done.status, done.where[:7]) == (303, "/sites/")
    assert "https://app.harbour.example" in client.get(done.where).words("main")
    with database.reading() as session:
        membership = session.scalars(select(Membership)).one()
        assert (membership.role, membership.organisation.name) == ("owner", "Harbour Marina")
        assert membership.member.email == "maren@harbour.example"
        assert session.scalars(select(Site)).one().name == "app.harbour.example"
        assert session.scalars(select(AuditEntry)).one().act == "organisation.founded"
    client.forget()
    assert client.post("/sign-in", {"email": TYPED["email"], "password": PASSWORD}).status == 303


@pytest.mark.one_engine
def test_a_link_that_was_used_altered_replaced_or_is_too_old_opens_nothing(client, database):
    now = datetime.now(UTC)
    used, replaced, old = link(database), link(database, "a@x.example"), link(database, "b@x.example", now - SET_UP_LASTS)
    link(database, "a@x.example")
    assert client.post(used, TYPED).status == 303
    for address in (used, replaced, old, f"{used}x", "/set-up/%00"):
        assert [client.get(address).status, client.post(address, TYPED | {"email": "dora@x.example"}).status] == [410, 410]
    with database.reading() as session:
        assert len(session.scalars(select(Organisation)).all()) == 1


def test_of_two_who_use_one_link_at_once_one_gets_in(app, database):
    address = link(database)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda n: Client(app).post(address, TYPED | {"email": f"{n}@x.example"}).status, range(2)))
    assert sorted(answers) == [303, 410]
    with database.reading() as session:
        assert len(session.scalars(select(Member)).all()) == len(session.scalars(select(MemberSession)).all()) == 1


@pytest.mark.one_engine
def test_every_problem_is_beside_its_field_and_what_was_typed_stays(client, database, alice):
    address = link(database)
    typed = {"name": "", "email": "maren", "password": "short", "organisation": "x" * 101, "address": "harbour"}
    refused = client.post(address, typed)
    assert refused.status == 422
    for field, value in typed.items():
        assert refused.html.select_one(f"#field-{field}[aria-invalid][aria-describedby~=problem-{field}]"), field
        assert refused.html.select_one(f"#problem-{field}").text.strip()
        assert refused.html.select_one(f"#field-{field}")["value"] == ("" if field == "password" else value)
    taken = client.post(address, TYPED | {"email": alice.email.upper()})
    assert "an account with this address" in taken.words("#problem-email")
    assert client.post(address, TYPED).status == 303


@pytest.mark.one_engine
def test_a_link_made_for_an_address_is_that_addresss(client, database):
    address = link(database, "maren@harbour.example")
    assert client.get(address).html.select_one("#field-email[readonly]")["value"] == "maren@harbour.example"
    assert client.post(address, TYPED | {"email": "mallory@evil.example"}).status == 303
    with database.reading() as session:
        assert [one.email for one in session.scalars(select(Member))] == ["maren@harbour.example"]


@pytest.mark.one_engine
def test_who_tries_all_the_time_waits_and_keeps_what_they_typed(client, database):
    address = link(database)
    answers = [client.post(address, TYPED | {"password": "short"}) for _ in range(11)]
    assert [one.status for one in answers] == [422] * 10 + [429]
    assert answers[-1].html.select_one("#field-organisation")["value"] == "Harbour Marina"


@pytest.mark.one_engine
def test_the_database_holds_no_secret_that_would_open_the_link(client, database):
    secret = link(database).rpartition("/")[2]
    with database.reading() as session:
        kept = session.scalars(select(SetUpLink)).one()
        assert kept.secret_hash != secret
        assert SetUpLink.find(session, kept.secret_hash, kept.expires_at - timedelta(days=1)) is None
