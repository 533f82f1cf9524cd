import base64
import hashlib
from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from models.account import MemberSession
from models.account.audit_log import AuditEntry
from models.account.minute_count import MinuteCount
from models.account.openid import provider_way
from models.account.openid.provider_identity import ProviderIdentity
from models.account.refused_attempt import RefusedAttempt
from models.support.oidc_settings import OidcSetting
from models.support.outbound import AllowList, WaysOut
from tests.support.live import listening
from tests.support.log_entries import entries
from tests.support.people import NOW
from tests.support.provider import CLIENT, SECRET, SUBJECT
from tests.web.provider_lies import OF_ADDRESSES_AND_KEYS, OF_ANSWERS, OF_THE_TOKEN
from web.kit.client_identity import COOKIE
from web.provider_cookie import COOKIE as STATE

START = "/sign-in/with/instance"


@pytest.fixture
def client(harbour_login):
    return harbour_login


@pytest.fixture
def connected(database, alice, provider):
    with database.writing() as session:
        made = ProviderIdentity(member_id=alice.member.id, issuer=provider.issuer, called=SUBJECT, connected_at=NOW, email="")
        session.add(made)
    return alice


def begin(client, where="/guides"):
    answer = client.get(f"{START}?next={where}")
    assert answer.status == 303, answer.words()
    return answer.where


def sessions(database):
    with database.reading() as session:
        return session.scalars(select(MemberSession)).all()


def test_who_is_connected_signs_in_and_goes_on_to_where_they_were_going(client, connected, provider, database):
    page = client.get("/sign-in?next=/guides")
    assert "Continue with Harbour login" in page.words(".provider-buttons")
    url = begin(client)
    answer = client.get(provider.sign_in(url))
    assert (answer.status, answer.where) == (303, "/guides"), answer.words()
    assert client.get("/guides").status == 200
    [asked] = provider.asked
    challenge = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).decode().rstrip("=")
    assert f"code_challenge={challenge}&code_challenge_method=S256" in url
    assert base64.b64decode(asked["authorization"].removeprefix("Basic ")).decode() == "cairn:a%20secret%3A%20of%20three%20words"
    with database.reading() as session:
        said = [entry.sentence for entry in AuditEntry.newest(session, connected.organisation.id)]
    assert "Alice signed in through Harbour login." in said


@pytest.mark.parametrize("lies", [OF_THE_TOKEN, OF_ANSWERS, OF_ADDRESSES_AND_KEYS], ids=["token", "answers", "addresses"])
@pytest.mark.one_engine
def test_nobody_is_signed_in_by_a_provider_that_lies(client, connected, provider, database, monkeypatch, lies):
    monkeypatch.setattr(provider_way, "LIMITS", replace(provider_way.LIMITS, seconds=1.5))
    said = {}
    for name, lie in lies.items():
        provider.tell_the_truth()
        url = begin(client)
        lie(provider)
        answer = client.get(provider.sign_in(url))
        said[name] = answer.status, answer.words("[role=alert]") if answer.status == 422 else answer.where
        assert f'{STATE}=""' in answer.headers["set-cookie"], name
        assert f"{COOKIE}=" not in answer.headers["set-cookie"], name
        with database.writing() as session:
            session.execute(delete(MinuteCount))
    assert {name: one for name, one in said.items() if one[0] != 422 or len(one[1]) < 20} == {}
    assert sessions(database) == []
    assert len(set(said.values())) > 5
    monkeypatch.undo()
    provider.tell_the_truth()
    assert client.get(provider.sign_in(begin(client))).status == 303, "else nothing was shown"


@pytest.mark.one_engine
def test_a_provider_that_is_down_is_said_to_be(client, provider):
    with listening() as (_, port):
        down = f"http://127.0.0.1:{port}"
    settings = replace(client._app.state.instance.settings, oidc=OidcSetting(down, CLIENT, SECRET, "Harbour login"))
    allow = AllowList([down.removeprefix("http://")])
    client._app.state.instance = replace(client._app.state.instance, settings=settings, ways_out=WaysOut(allow))
    answer = client.get(START)
    assert (answer.status, "Nothing answers" in answer.words("[role=alert]")) == (422, True)


def test_an_answer_signs_in_one_browser_once(client, connected, provider, database):
    url = begin(client)
    kept = client._http.cookies[STATE]
    back = provider.sign_in(url)
    client.forget()
    assert "another browser" in client.get(back).words("[role=alert]")
    client._http.cookies.set(STATE, ("B" if kept[0] == "A" else "A") + kept[1:], domain="127.0.0.1")
    assert "another browser" in client.get(back).words("[role=alert]")
    client._http.cookies.set(STATE, kept, domain="127.0.0.1")
    assert client.get(back).status == 303
    client._http.cookies.set(STATE, kept, domain="127.0.0.1")
    again = client.get(back)
    assert (again.status, again.words("[role=alert]")) == (422, "This answer was used already. Begin again.")
    assert len(sessions(database)) == 1


def test_an_address_alone_signs_nobody_in(client, alice, provider, database):
    """Alice's account has the address that the provider tells; it was never connected."""
    answer = client.get(provider.sign_in(begin(client)))
    assert "Sign in with its password, then connect Harbour login on your account page" in answer.words("[role=alert]")
    assert sessions(database) == []
    provider.claims = {"email_verified": "true"}
    assert "does not say that alice@acme.example is yours" in client.get(provider.sign_in(begin(client))).words("[role=alert]")
    provider.claims = {"email": "zoe@acme.example"}
    assert "There is no account for zoe@acme.example" in client.get(provider.sign_in(begin(client))).words("[role=alert]")


def test_what_the_token_leaves_out_is_asked_for_of_the_same_person_only(client, alice, provider):
    provider.claims = {"email": None}
    provider.userinfo = {"sub": SUBJECT, "email": "zoe@acme.example", "email_verified": True}
    assert "no account for zoe@acme.example" in client.get(provider.sign_in(begin(client))).words("[role=alert]")
    provider.userinfo["sub"] = "somebody"
    assert "two different people" in client.get(provider.sign_in(begin(client))).words("[role=alert]")


@pytest.mark.one_engine
def test_what_the_instances_provider_is_refused_stands_with_whose_account_it_was_or_with_the_operator(
    client, alice, provider, database
):
    for _ in range(2):
        client.get(provider.sign_in(begin(client)))
    [said] = entries(database, "session.refused")
    assert said.startswith("A sign-in through Harbour login was refused. There is an account for alice@acme.example already.")
    provider.claims = {"email": "nobody@elsewhere.example"}
    client.get(provider.sign_in(begin(client)))
    assert len(entries(database, "session.refused")) == 1
    with database.reading() as session:
        assert [one.kind for one in session.scalars(select(RefusedAttempt))] == ["provider"]
