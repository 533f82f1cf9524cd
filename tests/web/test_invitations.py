import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.account import Member, Membership
from models.account.audit_log import AuditEntry
from models.account.invitation import Invitation
from tests.support.client import Client
from tests.support.people import PASSWORD

PART = {"hx_request": "true", "hx_request_type": "partial"}
DORA = "dora@acme.example"


@pytest.fixture
def guest(app):
    return Client(app)


def link_in(answer):
    return re.search(r"http://127.0.0.1:8000(/join/[\w-]+)", answer.html.select_one("#fresh-link")["value"])[1]


def invite(client, email=DORA, role="author", **more):
    return client.post("/invitations", {"email": email, "role": role, "by": "link", **more}, **PART)


def test_somebody_new_joins_by_the_link_with_the_role_that_was_given(client, guest, alice, database):
    made = invite(client.sign_in(alice))
    link = link_in(made)
    assert DORA in made.words("#invitation-list li")
    assert guest.get(link).words("h1") == "Join Acme"
    refused = guest.post(link, {"name": "Dora", "password": "short"})
    assert (refused.status, refused.html.select_one("#field-name")["value"]) == (422, "Dora")
    assert guest.post(link, {"name": "Dora", "password": PASSWORD}).status == 303
    assert guest.get("/sites").status == 200
    with database.reading() as session:
        dora = Member.by_email(session, DORA)
        assert session.get(Membership, (alice.organisation.id, dora.id)).role == "author"
        assert [one.act for one in session.scalars(select(AuditEntry).order_by(AuditEntry.id))] == [
            "member.invited",
            "member.joined",
        ]
    assert guest.get(link).status == 410
    assert client.get("/members").html.select(".invitation-lines li") == []


def test_somebody_with_an_account_joins_with_it_and_goes_on_there(client, guest, alice, charlie, database):
    link = link_in(invite(client.sign_in(alice), charlie.email.upper(), "reviewer"))
    assert "Sign in with it" in guest.get(link).words("main")
    assert guest.post(link, {"name": "Mallory", "password": PASSWORD}).status == 422
    other = Client(guest._app).sign_in(alice)
    assert "This invitation is for" in other.get(link).words("main")
    assert other.post(link).status == 422
    before = guest.sign_in(charlie).cookie
    assert guest.post(link).status == 303
    assert guest.cookie != before
    assert "Acme app" in guest.get("/sites").text
    with database.reading() as session:
        assert len(Membership.all_of(session, charlie.member.id)) == 2


def test_two_invitations_for_one_address_in_other_letters_are_one_and_the_first_link_is_dead(client, guest, alice, database):
    first = link_in(invite(client.sign_in(alice), "Dora@Acme.Example", "viewer"))
    second = link_in(invite(client, " dora@acme.example", "admin"))
    with database.reading() as session:
        assert [(one.email, one.role) for one in session.scalars(select(Invitation))] == [(DORA, "admin")]
    assert (guest.get(first).status, guest.get(second).status) == (410, 200)


@pytest.mark.one_engine
def test_a_link_that_is_taken_back_renewed_expired_or_altered_opens_nothing(client, guest, alice, database):
    old = link_in(invite(client.sign_in(alice)))
    number = client.get("/members").html.select_one(".invitation-lines li")["id"].rpartition("-")[2]
    renewed = link_in(client.post(f"/invitations/{number}/link", **PART))
    assert [guest.get(one).status for one in (old, f"{renewed}x", renewed)] == [410, 410, 200]
    with database.writing() as session:
        session.scalars(select(Invitation)).one().expires_at = datetime.now(UTC) - timedelta(seconds=1)
    assert guest.post(renewed, {"name": "Dora", "password": PASSWORD}).status == 410
    assert "Expired" in client.get("/members").words("#invitation-list")
    again = link_in(invite(client))
    assert "Dora" not in client.delete(f"/invitations/{number}", **PART).text
    assert guest.post(again, {"name": "Dora", "password": PASSWORD}).status == 410
    assert client.delete(f"/invitations/{number}", **PART).status == 404


@pytest.mark.one_engine
def test_only_who_manages_invites_and_nobody_beyond_their_own_role(client, alice, bob, database):
    assert invite(client.sign_in(bob)).status == 403
    with database.writing() as session:
        session.get_one(Membership, (bob.organisation.id, bob.member.id)).role = "admin"
    refused = invite(client, role="owner")
    assert (refused.status, refused.html.select_one("#invitation-email")["value"]) == (422, DORA)
    invite(client.sign_in(alice), role="owner")
    number = client.get("/members").html.select_one(".invitation-lines li")["id"].rpartition("-")[2]
    client.sign_in(bob)
    assert [invite(client).status, client.post(f"/invitations/{number}/link", **PART).status] == [422, 403]
    assert client.delete(f"/invitations/{number}", **PART).status == 403


@pytest.mark.one_engine
def test_what_can_not_be_invited_is_said_beside_the_field(client, alice, bob):
    client.sign_in(alice)
    for email, why in (
        ("dora", "no e-mail address"),
        (bob.email.upper(), "a member already"),
        ("d" * 300 + "@x.example", "at most"),
    ):
        refused = invite(client, email)
        assert refused.status == 422
        assert why in refused.words("#invitation-problem")
        assert refused.html.select_one("#invitation-email")["value"] == email


@pytest.mark.one_engine
def test_the_database_holds_no_secret_that_would_let_anybody_join(client, alice, database):
    secret = link_in(invite(client.sign_in(alice))).rpartition("/")[2]
    with database.reading() as session:
        assert session.scalars(select(Invitation)).one().secret_hash != secret
