"""Whom to tell of a weakness (RFC 9116), where the operator says it."""

from datetime import UTC, datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from web.kit.context import instance

GOOD_FOR = timedelta(days=90)


async def show(request: Request) -> Response:
    settings = instance(request).settings
    contact = settings.operating.security_contact
    if not contact:
        raise HTTPException(404)
    until = (datetime.now(UTC) + GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {contact}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {settings.base_url}/.well-known/security.txt",
    )
    return PlainTextResponse("\n".join(lines) + "\n", headers={"cache-control": "public, max-age=3600"})
