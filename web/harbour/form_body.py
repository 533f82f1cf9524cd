"""Reads what a form sent, within bounds."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_BYTES = 16 * 1024
MOST_FIELDS = 30
LONGEST_TEXT = 120


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a URL-encoded form, trimmed and cut to 120 characters; more than 16 KiB or 30 fields are refused."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "A form here holds at most 16 KiB.")
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HTTPException(400, f"A form here has at most {MOST_FIELDS} fields.") from None
    return {name: value.strip()[:LONGEST_TEXT] for name, value in pairs}
