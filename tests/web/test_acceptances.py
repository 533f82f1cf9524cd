"""An invitation is accepted through a provider by whoever holds the invited address, and by nobody else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select

from models.account import Member, MemberSession, Membership, Role
from models.account.invitation import Invitation
from models.account.minute_count import MinuteCount
from models.account.openid import provider_way
from models.account.openid.organisation_provider import OrganisationProvider
from models.account.openid.provider_identity import ProviderIdentity
from tests.support.log_entries import entries
from tests.support.people import NOW
from tests.support.provider import CLIENT, SECRET, SUBJECT
from tests.web.provider_lies import OF_ADDRESSES_AND_KEYS, OF_THE_TOKEN

DORA = "dora@acme.example"


@pytest.fixture
def client(harbour_login):
    return harbour_login


@pytest.fixture
def link(database, alice):
    """Dora is invited as an author."""
    with database.writing() as session:
        now = datetime.now(UTC)
        return f"/join/{Invitation.make(session, alice.organisation.id, DORA, Role.AUTHOR, alice.member, now)[1]}"


def begin(client, link):
    """Presses the button on the page of the invitation."""
    page = client.get(link)
    answer = client.get(page.html.find("a", string="Join with Harbour login")["href"])
    assert answer.status == 303, answer.words()
    return answer.where


def told(provider, email=DORA, **more):
    provider.claims = {"email": email, "name": "Dora Holm", **more}


def who(database):
    """Who is in the organisations, who is connected, and how many are signed in and invited."""
    with database.reading() as session:
        places = {(one.organisation_id, one.member.email, one.role) for one in session.scalars(select(Membership))}
        known = {one.member_id for one in session.scalars(select(ProviderIdentity))}
        signed_in = len(session.scalars(select(MemberSession)).all())
        return places, known, signed_in, len(session.scalars(select(Invitation)).all())


def test_who_holds_the_address_joins_without_a_password_and_once(client, link, provider, database, alice):
    told(provider)
    url = begin(client, link)
    answer = client.get(provider.sign_in(url))
    assert (answer.status, answer.where) == (303, "/")
    assert client.get("/guides").status == 200
    with database.reading() as session:
        dora = Member.by_email(session, DORA)
        assert (dora.name, dora.password_hash) == ("Dora Holm", None)
        assert session.get(Membership, (alice.organisation.id, dora.id)).role == "author"
    assert entries(database, "member.joined") == [
        f"Dora Holm ({DORA}) accepted an invitation through Harbour login and is author."
    ]
    assert client.get(link).status == 410
    client.forget()
    assert client.get(provider.sign_in(client.get("/sign-in/with/instance").where)).status == 303, "connected from now on"


@pytest.mark.one_engine
def test_nobody_else_joins_whatever_the_provider_says_of_them(client, link, provider, database, alice):
    before = who(database)
    for wrong, sentence in (
        ({"email": "mallory@acme.example"}, "Harbour login says mallory@acme.example"),
        ({"email_verified": False}, "confirms no address of yours"),
        ({"email_verified": "true"}, "confirms no address of yours"),
        ({"email": ""}, "confirms no address of yours"),
        ({"email": f"{DORA}, x@x.example"}, "confirms no address of yours"),
        ({"email": "dora@acme.example.evil.example"}, "says dora@acme.example.evil.example"),
    ):
        told(provider, **{"email": DORA, **wrong})
        answer = client.get(provider.sign_in(begin(client, link)))
        assert sentence in answer.words("[role=alert]"), wrong
    assert who(database) == before


@pytest.mark.one_engine
def test_an_invited_address_that_has_an_account_takes_its_password_and_a_connected_account_its_own_address(
    client, link, provider, database, alice
):
    told(provider)
    url = begin(client, link)
    with database.writing() as session:
        session.add(Member(email=DORA, name="Dora", created_at=NOW))
    before = who(database)
    assert "an address alone opens no account" in client.get(provider.sign_in(url)).words("[role=alert]")
    with database.writing() as session:
        session.execute(delete(Member).where(Member.id == Member.by_email(session, DORA).id))
    url = begin(client, link)
    with database.writing() as session:
        session.add(
            ProviderIdentity(member_id=alice.member.id, issuer=provider.issuer, called=SUBJECT, connected_at=NOW, email="")
        )
    assert "signs in as alice@acme.example" in client.get(provider.sign_in(url)).words("[role=alert]")
    assert who(database) == (before[0], {alice.member.id}, 0, 1)


@pytest.mark.one_engine
def test_an_organisations_own_provider_is_believed_for_its_own_invitations_and_domains(
    client, link, provider, database, alice, charlie
):
    told(provider)
    with database.writing() as session:
        keys = []
        for person in (alice, charlie):
            made = OrganisationProvider(organisation_id=person.organisation.id, name="Own login", created_at=NOW)
            made.key = OrganisationProvider.next_key(session, session.merge(person.organisation))
            made.issuer, made.client_id = provider.issuer, CLIENT
            session.add(made)
            session.flush()
            made.put_secret(client._app.state.instance.sealer, SECRET)
            keys.append(made.key)
    assert "Own login" not in client.get(link).words("main")
    before = who(database)
    for key, sentence in zip(keys, ("at domains of its organisation only", "is another organisation's"), strict=True):
        url = client.get(f"/sign-in/with/{key}?join={link.removeprefix('/join/')}").where
        assert sentence in client.get(provider.sign_in(url)).words("[role=alert]")
    assert who(database) == before
    here = client._app.state.instance
    settings = replace(here.settings, verified_domains={"acme.example": alice.organisation.key})
    client._app.state.instance = replace(here, settings=settings)
    assert "Own login" in client.get(link).words("main")
    url = client.get(f"/sign-in/with/{keys[0]}?join={link.removeprefix('/join/')}").where
    assert client.get(provider.sign_in(url)).where == "/"


@pytest.mark.long
@pytest.mark.parametrize("lies", [OF_THE_TOKEN, OF_ADDRESSES_AND_KEYS], ids=["token", "addresses"])
@pytest.mark.one_engine
def test_nobody_joins_by_a_provider_that_lies(client, link, provider, database, monkeypatch, lies):
    monkeypatch.setattr(provider_way, "LIMITS", replace(provider_way.LIMITS, seconds=1.5))
    before = who(database)
    for name, lie in lies.items():
        provider.tell_the_truth()
        told(provider)
        url = begin(client, link)
        lie(provider)
        if provider.claims.get("email") is None:
            provider.claims = {"email": DORA, **provider.claims}
        assert client.get(provider.sign_in(url)).status == 422, name
        with database.writing() as session:
            session.execute(delete(MinuteCount))
    assert who(database) == before


@pytest.mark.one_engine
def test_an_invitation_that_ends_meanwhile_lets_nobody_in(client, link, provider, database):
    told(provider)
    url = begin(client, link)
    with database.writing() as session:
        session.execute(delete(Invitation))
    assert "Ask for a new one" in client.get(provider.sign_in(url)).words("[role=alert]")
    assert who(database)[2] == 0
