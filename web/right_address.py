"""The address that confirms a right: the secret of its link, signed, so that nobody can try secrets at the database."""

from datetime import datetime

from models.privacy.rights_link import LASTS
from web.kit.signed_token import sign, unsign

PURPOSE = "right"


def right_token(secret_key: bytes, secret: str, now: datetime) -> str:
    return sign(secret_key, PURPOSE, secret, (now + LASTS).timestamp())


def read_right_token(secret_key: bytes, token: str, now: datetime) -> str:
    """The secret; empty when the address is not ours or too old."""
    return unsign(secret_key, PURPOSE, token, now.timestamp()) or ""
