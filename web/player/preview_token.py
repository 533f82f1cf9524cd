"""What follows `#cairn-preview=` in a link: which draft or version of which guide may be looked at, signed, for a day."""

from datetime import timedelta

from models.guide import Guide
from web.kit.signed_token import sign

PURPOSE = "preview"
GOOD_FOR = timedelta(hours=24)


def preview_token(secret_key: bytes, guide: Guide, now: float) -> str:
    """What follows `#cairn-preview=` in a link to the draft as it is now (seconds since 1970); good for a day."""
    return sign(secret_key, PURPOSE, f"{guide.id}.{guide.draft_number}", now + GOOD_FOR.total_seconds())


def version_preview_token(secret_key: bytes, guide: Guide, version_hash: str, now: float) -> str:
    """The same for a version: what a reviewer sees does not change with the draft."""
    return sign(secret_key, PURPOSE, f"{guide.id}.v{version_hash}", now + GOOD_FOR.total_seconds())
