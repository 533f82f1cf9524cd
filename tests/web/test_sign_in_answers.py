import base64
import hashlib
import hmac
import json
import time
import warnings
from dataclasses import replace

import anyio
import pytest
from joserfc.jwk import RSAKey
from sqlalchemy import delete, select
from starlette.responses import StreamingResponse

from models.account import MemberSession
from models.account.audit_log import AuditEntry
from models.account.openid import provider_way
from models.account.openid.provider_identity import ProviderIdentity
from models.account.sign_in_limit import SignInAttempt
from models.support.oidc_setting import OidcSetting
from models.support.outbound import AllowList, WaysOut
from models.support.settings import Settings
from tests.support.client import Client
from tests.support.live import listening
from tests.support.people import NOW
from tests.support.provider import CLIENT, SECRET, SUBJECT, key, provider_on_wire, text
from web.app import create_app
from web.kit.client_identity import COOKIE
from web.provider_cookie import COOKIE as STATE

START = "/sign-in/with/instance"


@pytest.fixture(scope="module")
def wire():
    with provider_on_wire() as provider:
        yield provider


@pytest.fixture
def provider(wire):
    wire.tell_the_truth()
    return wire


@pytest.fixture
def client(database, provider, tmp_path):
    named = {"CAIRN_OIDC_ISSUER": provider.issuer, "CAIRN_OIDC_CLIENT_ID": CLIENT, "CAIRN_OIDC_CLIENT_SECRET": SECRET}
    named |= {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_OIDC_NAME": "Harbour login"}
    allowed = provider.issuer.removeprefix("http://")
    with Client(create_app(Settings.read({**named, "CAIRN_FETCH_ALLOW": allowed}, tmp_path), database)) as client:
        yield client


@pytest.fixture
def connected(database, alice, provider):
    with database.writing() as session:
        made = ProviderIdentity(member_id=alice.member.id, issuer=provider.issuer, subject=SUBJECT, connected_at=NOW, email="")
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
    assert page.words(".provider-buttons") == "Continue with Harbour login"
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


def signed_by_nobody(provider):
    header, claims, _ = provider.token().split(".")
    header = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    return f"{header}.{claims}."


def signed_with_the_public_key(provider):
    _, claims, _ = provider.token().split(".")
    said = json.dumps({"alg": "HS256", "kid": provider.key.kid}).encode()
    header = base64.urlsafe_b64encode(said).decode().rstrip("=")
    secret = provider.key.as_pem(private=False)
    signature = hmac.digest(secret, f"{header}.{claims}".encode(), "sha256")
    return f"{header}.{claims}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def altered(provider):
    header, claims, signature = provider.token().split(".")
    return f"{header}.{claims}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


def other_claims(provider):
    header, _, signature = provider.token().split(".")
    said = json.dumps({"iss": provider.issuer, "sub": "mallory", "aud": CLIENT, "exp": later(60), "iat": later(0)}).encode()
    return f"{header}.{base64.urlsafe_b64encode(said).decode().rstrip('=')}.{signature}"


def token_of(make):
    """A lie about the token alone, made when it is asked for."""

    def lie(provider):
        truth = provider.token
        provider.token = lambda: (setattr(provider, "token", truth), make(provider))[1]

    return lie


def over(name, **members):
    return lambda provider: getattr(provider, name).update(members)


def put(name, make):
    return lambda provider: setattr(provider, name, make(provider))


def short_key(provider):
    truth = provider.token

    def unwarned():
        with warnings.catch_warnings(action="ignore"):
            return truth()

    with warnings.catch_warnings(action="ignore"):
        provider.key = RSAKey.generate_key(1024, {"kid": "one"})
    provider.listed, provider.token = [provider.key], unwarned


async def dripping():
    """A byte now and then, so that no single wait is long."""
    for _ in range(20):
        yield b" "
        await anyio.sleep(0.1)


def later(seconds):
    return time.time() + seconds


MANY = [{"kty": "EC", "crv": "P-256", "kid": str(number), "x": "A" * 43, "y": "A" * 43} for number in range(10_000)]

OF_THE_TOKEN = {
    "another issuer in its description": over("said", issuer="https://login.example"),
    "another issuer in the token": over("claims", iss="https://login.example"),
    "its issuer with a slash behind it": put("claims", lambda p: {"iss": f"{p.issuer}/"}),
    "no issuer in the token": over("claims", iss=None),
    "a nonce of another sign-in": over("claims", nonce="n" * 43),
    "no nonce": over("claims", nonce=None),
    "a nonce that is no text": over("claims", nonce=["n"]),
    "a token that nobody signed": token_of(signed_by_nobody),
    "a token signed with the public key as a secret": token_of(signed_with_the_public_key),
    "a signature that was altered": token_of(altered),
    "claims that were altered": token_of(other_claims),
    "a key under another key's name": over("header", kid="two"),
    "a key that is not listed": put("key", lambda _: key("three")),
    "no name of its key, of which there are two": over("header", kid=None),
    "a token that has expired": put("claims", lambda _: {"exp": later(-120)}),
    "a token that never expires": over("claims", exp=None),
    "an end that is no number": over("claims", exp="tomorrow"),
    "a token that does not hold yet": put("claims", lambda _: {"nbf": later(600)}),
    "a token from the future": put("claims", lambda _: {"iat": later(600)}),
    "another audience": over("claims", aud="another program"),
    "several audiences, and not for whom": over("claims", aud=[CLIENT, "another program"]),
    "several audiences, and another one's": over("claims", aud=[CLIENT, "another program"], azp="another program"),
    "another authorised party": over("claims", azp="another program"),
    "no audience": over("claims", aud=[]),
    "no subject": over("claims", sub=None),
    "an empty subject": over("claims", sub=""),
    "a subject that is too long": over("claims", sub="s" * 256),
    "a subject that is a number": over("claims", sub=7),
    "a subject with a control character": over("claims", sub=f"{SUBJECT}\0"),
    "a hash of another access token": over("claims", at_hash="A" * 22),
}
OF_ANSWERS = {
    "no token": put("answer", lambda _: text({"access_token": "a", "token_type": "Bearer"})),
    "a token that is a list": put("answer", lambda _: text({"access_token": "a", "id_token": ["a.b.c"]})),
    "a code that it does not take": put("answer", lambda _: text({"error": "invalid_grant"}, 400)),
    "an answer that is not JSON": put("answer", lambda _: text("<html>")),
    "an answer that is a list": put("answer", lambda _: text([])),
    "an answer nested too deep": put("answer", lambda _: text("[" * 100_000)),
    "an answer of many megabytes": put("answer", lambda _: text(b'{"a": "' + b"a" * 3_000_000 + b'"}')),
    "nothing for a long time": put("answer", lambda _: StreamingResponse(dripping(), 200)),
    "a failure": put("answer", lambda _: text("{}", 500)),
    "a token from elsewhere": put("answer", lambda _: text("", 307, location="http://127.0.0.1:1/token")),
    "a description that is not JSON": put("discovery_answer", lambda _: text("<html>")),
    "a description elsewhere": put("discovery_answer", lambda _: text("", 302, location="http://169.254.169.254/")),
    "a description of many megabytes": put("discovery_answer", lambda _: text(b" " * 3_000_000)),
}
OF_ADDRESSES_AND_KEYS = {
    "a token address inside": over("said", token_endpoint="http://127.0.0.1:1/token"),
    "a token address that is none": over("said", token_endpoint="javascript:alert(1)"),
    "keys inside": over("said", jwks_uri="https://10.0.0.1/jwks"),
    "only shared secrets": over("said", id_token_signing_alg_values_supported=["HS256", "none"]),
    "ten thousand keys": put("jwks_answer", lambda _: text({"keys": MANY})),
    "a hundred keys": put("jwks_answer", lambda _: text({"keys": MANY[:100]})),
    "keys that are none": put("jwks_answer", lambda _: text({"keys": [None, 7, {"kty": "RSA"}, {"kty": "oct", "k": "AA"}]})),
    "a key that is too short": short_key,
    "an answer in another provider's name": over("back", iss="https://login.example"),
    "an answer in nobody's name": over("back", iss=None),
    "another state": over("back", state="s" * 43),
    "no state": over("back", state=None),
    "no code": over("back", code=None),
    "an error": over("back", code=None, error="access_denied"),
}


@pytest.mark.parametrize("lies", [OF_THE_TOKEN, OF_ANSWERS, OF_ADDRESSES_AND_KEYS], ids=["token", "answers", "addresses"])
@pytest.mark.one_engine
def test_nobody_is_signed_in_by_a_provider_that_lies(client, connected, wire, database, monkeypatch, lies):
    monkeypatch.setattr(provider_way, "LIMITS", replace(provider_way.LIMITS, seconds=0.5))
    said = {}
    for name, lie in lies.items():
        wire.tell_the_truth()
        url = begin(client)
        lie(wire)
        answer = client.get(wire.sign_in(url))
        said[name] = answer.status, answer.words("[role=alert]") if answer.status == 422 else answer.where
        assert f'{STATE}=""' in answer.headers["set-cookie"], name
        assert f"{COOKIE}=" not in answer.headers["set-cookie"], name
        with database.writing() as session:
            session.execute(delete(SignInAttempt))
    assert {name: one for name, one in said.items() if one[0] != 422 or len(one[1]) < 20} == {}
    assert sessions(database) == []
    assert len(set(said.values())) > 5
    wire.tell_the_truth()
    assert client.get(wire.sign_in(begin(client))).status == 303, "else nothing was shown"


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
    client._http.cookies.set(STATE, kept[:-2] + "AA", domain="127.0.0.1")
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
