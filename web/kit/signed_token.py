"""Statements that only this instance could have made, good for a while."""

import base64
import hashlib
import hmac


def sign(key: bytes, purpose: str, statement: str, until: float) -> str:
    """The statement as a token for a URL, valid until that time (seconds since 1970)."""
    return _token(key, purpose, f"{int(until)}:{statement}".encode())


def unsign(key: bytes, purpose: str, token: str, now: float) -> str | None:
    """The statement of a token that is ours and still good; None for any other, also for one that only decodes to the same."""
    encoded = token[:2000].partition(".")[0]
    try:
        text = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except ValueError:
        return None
    if not hmac.compare_digest(_token(key, purpose, text).encode(), token.encode(errors="surrogatepass")):
        return None
    until, _, statement = text.decode().partition(":")
    return statement if int(until) > now else None


def _token(key: bytes, purpose: str, text: bytes) -> str:
    return f"{base64.urlsafe_b64encode(text).decode().rstrip('=')}.{_seal(key, purpose, text)}"


def _seal(key: bytes, purpose: str, text: bytes) -> str:
    return hmac.new(key, purpose.encode() + b"\0" + text, hashlib.sha256).hexdigest()[:40]
