"""Statements that only this instance could have made, good for a while."""

import base64
import hashlib
import hmac


def sign(key: bytes, purpose: str, statement: str, until: float) -> str:
    """The statement as a token for a URL, valid until that time (seconds since 1970)."""
    text = f"{int(until)}:{statement}".encode()
    return f"{base64.urlsafe_b64encode(text).decode().rstrip('=')}.{_seal(key, purpose, text)}"


def unsign(key: bytes, purpose: str, token: str, now: float) -> str | None:
    """The statement of a token that is ours and still good; None for any other."""
    encoded, _, seal = token[:2000].partition(".")
    try:
        text = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except ValueError:
        return None
    if not hmac.compare_digest(_seal(key, purpose, text), seal.encode("ascii", "ignore").decode()):
        return None
    until, _, statement = text.decode().partition(":")
    return statement if int(until) > now else None


def _seal(key: bytes, purpose: str, text: bytes) -> str:
    return hmac.new(key, purpose.encode() + b"\0" + text, hashlib.sha256).hexdigest()[:40]
