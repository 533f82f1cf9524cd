"""What follows `#cairn-preview=` in a link: which preview it opens, signed, for as long as the preview may last."""

from models.guide.preview import Preview
from web.kit.signed_token import sign

PURPOSE = "preview"


def preview_token(secret_key: bytes, preview: Preview) -> str:
    return sign(secret_key, PURPOSE, preview.id, preview.expires_at.timestamp())
