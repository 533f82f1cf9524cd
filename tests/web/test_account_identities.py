import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.account.openid.provider_identity import ProviderIdentity
from models.account.openid.told_identity import ToldIdentity
from tests.support.people import NOW, PASSWORD

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def client(harbour_login):
    return harbour_login


@pytest.fixture
def alice(alice, database):
    with database.writing() as session:
        session.merge(alice.member).set_password(PASSWORD)
    return alice


def begin(client, password=PASSWORD):
    return client.post("/account/identities", {"provider": "instance", "identity_password": password}, **PART)


def identities(database):
    with database.reading() as session:
        return [(one.member_id, one.called) for one in session.scalars(select(ProviderIdentity))]


def test_connecting_takes_the_password_and_the_same_person_when_the_browser_comes_back(client, alice, bob, provider, database):
    client.sign_in(alice)
    assert begin(client, "wrong").words("#problem-identity_password") == "That is not your password."
    url = begin(client).headers["hx-redirect"]
    answer = client.get(provider.sign_in(url))
    assert (answer.status, answer.where) == (303, "/account")
    assert "alice@acme.example" in client.get("/account").words("#identity-list")
    assert identities(database) == [(alice.member.id, "alice-1")]

    url = begin(client).headers["hx-redirect"]
    client.sign_in(bob)
    assert "not signed in any more as who began" in client.get(provider.sign_in(url)).words("[role=alert]")
    url = client.post("/account/identities", {"provider": "instance"}, **PART).headers["hx-redirect"]
    assert "Somebody else's account" in client.get(provider.sign_in(url)).words("[role=alert]")
    assert identities(database) == [(alice.member.id, "alice-1")]
    with database.reading() as session:
        acts = [entry.act for entry in AuditEntry.newest(session, alice.organisation.id)]
    assert acts.count("account.provider_connected") == 1


@pytest.mark.one_engine
def test_the_last_way_in_stays(client, alice, bob, provider, database):
    with database.writing() as session:
        ids = [
            ProviderIdentity.connect(session, session.merge(one.member), ToldIdentity(provider.issuer, one.email), NOW).id
            for one in (alice, bob)
        ]
    client.sign_in(bob)
    refused = client.delete(f"/account/identities/{ids[1]}", **PART)
    assert (refused.status, "only way to sign in" in refused.words("[role=alert]")) == (422, True)
    assert client.delete(f"/account/identities/{ids[0]}", **PART).status == 404
    client.sign_in(alice)
    assert client.delete(f"/account/identities/{ids[0]}", **PART).status == 200
    assert identities(database) == [(bob.member.id, bob.email)]
    with database.reading() as session:
        assert AuditEntry.newest(session, alice.organisation.id)[0].act == "account.provider_disconnected"


@pytest.mark.one_engine
def test_a_provider_that_nobody_set_is_nobodys_way_in(client, alice):
    client.sign_in(alice)
    refused = client.post("/account/identities", {"provider": "another"}, **PART)
    assert (refused.status, refused.words("[role=alert]")) == (422, "Choose a provider.")
    assert client.get("/sign-in/with/another").status == 404
    assert client.get("/sign-in/with/another/answer").status == 404
