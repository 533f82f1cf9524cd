"""The address of a share link: signed, so that nobody guesses one; the link itself says how long it is good for."""

import time

from models.review.share_link import ShareLink
from web.kit.signed_token import sign, unsign

PURPOSE = "share a review"


def share_token(secret_key: bytes, link: ShareLink) -> str:
    return sign(secret_key, PURPOSE, link.id, link.expires_at.timestamp())


def read_share_token(secret_key: bytes, token: str) -> str | None:
    """The link's id; None when the address is not ours or too old."""
    return unsign(secret_key, PURPOSE, token, time.time())
