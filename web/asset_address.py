"""The address of a stylesheet, image or font of a snapshot.

The frame that asks has an opaque origin and so no cookie: the address itself is what allows it, signed for one
organisation's copy of those bytes.
"""

import hashlib
import hmac
import re

_NAME = re.compile(r"([0-9]{1,18})-([0-9a-f]{64})-([0-9a-f]{32})\Z")


def asset_url(key: bytes, organisation_id: int, name: str) -> str:
    return f"/snapshots/assets/{organisation_id}-{name}-{_signature(key, organisation_id, name)}"


def read_asset_name(key: bytes, signed: str) -> tuple[int, str] | None:
    """Whose copy of which bytes an address names; None when it is not one of ours."""
    found = _NAME.match(signed)
    if not found or not hmac.compare_digest(_signature(key, int(found[1]), found[2]), found[3]):
        return None
    return int(found[1]), found[2]


def _signature(key: bytes, organisation_id: int, name: str) -> str:
    return hmac.new(key, f"asset:{organisation_id}:{name}".encode(), hashlib.sha256).hexdigest()[:32]
