"""The ID token: who signed in, signed by the provider, for this client and for this one sign-in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import ExpiredTokenError, InvalidClaimError, JoseError, MissingClaimError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from models.account.openid.discovery import Discovery
from models.account.openid.provider_refused import ProviderRefused

LEEWAY = 60
"""Seconds by which clocks may differ."""

LONGEST_TOKEN = 32_000
LONGEST_SUBJECT = 255

WRONG = {
    "iss": "names another issuer",
    "aud": "is for another program",
    "azp": "was given to another program",
    "nonce": "belongs to another sign-in",
    "sub": "does not say whose it is",
    "exp": "does not say for how long it holds",
    "nbf": "does not hold yet",
    "iat": "is from the future",
    "at_hash": "belongs to another access token",
}


def read_token(
    tokens: Mapping[str, Any], keys: KeySet, discovery: Discovery, client_id: str, nonce: str, now: datetime
) -> dict[str, Any]:
    """What the ID token among those says, all of it checked. Raises ProviderRefused."""
    token = tokens.get("id_token")
    expected = {"nonce": nonce, "client_id": client_id, "access_token": tokens.get("access_token")}
    if not isinstance(token, str) or not token or len(token) > LONGEST_TOKEN:
        raise _wrong("is missing, or too long")
    registry = JWSRegistry(algorithms=discovery.algorithms, strict_check_header=False)
    try:
        read = jwt.decode(token, keys, registry=registry)
        claims: Any = CodeIDToken(read.claims, read.header, _options(discovery.issuer, client_id), expected)
        claims.validate(int(now.timestamp()), LEEWAY)
    except ExpiredTokenError as problem:
        raise _wrong("has expired") from problem
    except (InvalidClaimError, MissingClaimError) as problem:
        raise _wrong(WRONG.get(_claim(problem), f"is wrong about {_claim(problem)}"[:80])) from problem
    except (JoseError, ValueError, TypeError, KeyError, RecursionError) as problem:
        raise _wrong("is not signed by it as it should be") from problem
    _check_subject(read.claims["sub"])
    return read.claims


def _options(issuer: str, client_id: str) -> dict[str, Any]:
    return {
        "iss": {"essential": True, "value": issuer},
        "aud": {"essential": True, "value": client_id},
        "sub": {"essential": True},
        "nonce": {"essential": True},
        "exp": {"essential": True},
        "iat": {"essential": True},
    }


def _check_subject(subject: str) -> None:
    """It has to be one that can be kept as it is."""
    if not subject or len(subject) > LONGEST_SUBJECT or not subject.isprintable() or subject != subject.strip():
        raise _wrong(WRONG["sub"])


def _claim(problem: JoseError) -> str:
    return str(getattr(problem, "claim", "") or str(problem).partition("'")[2].partition("'")[0])


def _wrong(what: str) -> ProviderRefused:
    return ProviderRefused(f"What the provider says of you {what}, so that nobody was signed in.", proven=True)
