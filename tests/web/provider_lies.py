"""What a provider can say, or a browser bring back from it, that signs nobody in."""

import base64
import hmac
import json
import time
import warnings

import anyio
from joserfc.jwk import RSAKey
from starlette.responses import StreamingResponse

from tests.support.provider import CLIENT, SUBJECT, key, text


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
    for _ in range(40):
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
