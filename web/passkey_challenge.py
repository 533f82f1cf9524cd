"""The challenge of a passkey: random, for one browser and one purpose, good for five minutes and for one answer.

The browser holds it signed, in a cookie that no script reads, so that asking for one writes nothing; answering it is noted.
"""

import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from models.account.passkey_ceremony import Ceremony
from models.account.spent_secret import SpentSecret
from web.kit.context import public_context
from web.kit.signed_token import sign, unsign

COOKIE, SECURE_COOKIE = "cairn_challenge", "__Host-cairn_challenge"
PURPOSE = "passkey challenge"
GOOD_FOR = timedelta(minutes=5)
GONE = "That took too long, or was done in another window. Start again."


def ceremony(request: Request) -> Ceremony:
    here = public_context(request)
    return Ceremony(here.settings.base_url, here.sealer)


def new_challenge() -> bytes:
    return secrets.token_bytes(32)


def keep_challenge(request: Request, response: Response, challenge: bytes, purpose: str) -> Response:
    """Binds the challenge to this browser; the one before it is worth nothing any more."""
    here, lasts = public_context(request), int(GOOD_FOR.total_seconds())
    statement = f"{urlsafe_b64encode(challenge).decode()} {purpose}"
    token = sign(here.settings.secret_key, PURPOSE, statement, time.time() + lasts)
    secure = here.settings.is_secure
    response.set_cookie(_cookie(request), token, max_age=lasts, path="/", secure=secure, httponly=True, samesite="strict")
    return response


def take_challenge(request: Request, session: Session, purpose: str) -> bytes | None:
    """The challenge of this browser for that purpose, spent from now on; None when there is none."""
    here = public_context(request)
    statement = unsign(here.settings.secret_key, PURPOSE, request.cookies.get(_cookie(request), ""), time.time())
    challenge, _, meant = (statement or "").partition(" ")
    if not challenge or meant != purpose or not SpentSecret.spend(session, challenge, GOOD_FOR, here.now):
        return None
    return urlsafe_b64decode(challenge)


def _cookie(request: Request) -> str:
    return SECURE_COOKIE if public_context(request).settings.is_secure else COOKIE
