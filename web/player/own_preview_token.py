"""What follows `#cairn-own=` in a link, and what the browser that opened it comes with after that; signed."""

from models.guide.preview import Preview
from web.kit.signed_token import sign

PURPOSE = "own-preview"


def own_preview_token(secret_key: bytes, preview: Preview, turn: int = 0) -> str:
    """What follows `#cairn-own=` in the link, and, with a later turn, what the browser that opened it comes with."""
    return sign(secret_key, PURPOSE, f"{preview.id}:{turn}", preview.expires_at.timestamp())
