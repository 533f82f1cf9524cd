"""The address that ends mail (RFC 8058): signed for one member of one organisation, so it is itself the permission."""

import time
from collections.abc import Callable
from datetime import timedelta

from models.support.settings import Settings
from web.kit.signed_token import sign, unsign

PURPOSE, WEEKLY = "unsubscribe", "unsubscribe-weekly"
GOOD_FOR = timedelta(days=400)


def unsubscribe_url(secret_key: bytes, base_url: str, organisation: int, member: int) -> str:
    token = sign(secret_key, PURPOSE, f"{organisation}.{member}", time.time() + GOOD_FOR.total_seconds())
    return f"{base_url}/unsubscriptions/{token}"


def weekly_unsubscribing(settings: Settings) -> Callable[[int, int], str]:
    """The address that ends the weekly letter alone."""
    until = time.time() + GOOD_FOR.total_seconds()

    def address(organisation: int, member: int) -> str:
        token = sign(settings.secret_key, WEEKLY, f"{organisation}.{member}", until)
        return f"{settings.base_url}/unsubscriptions/{token}"

    return address


def unsubscribing(settings: Settings) -> Callable[[int, int], str]:
    """That address for an organisation and a member of it, as whoever writes letters asks for it."""
    return lambda organisation, member: unsubscribe_url(settings.secret_key, settings.base_url, organisation, member)


def read_unsubscribe_token(secret_key: bytes, token: str, purpose: str = PURPOSE) -> tuple[int, int] | None:
    """The organisation and the member; None when the address is not ours, for something else or too old."""
    signed = unsign(secret_key, purpose, token, time.time())
    if signed is None:
        return None
    organisation, _, member = signed.partition(".")
    return int(organisation), int(member)
