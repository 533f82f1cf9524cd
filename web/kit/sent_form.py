"""The form in a body that was read."""

from collections.abc import AsyncGenerator

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException
from starlette.requests import Request

from web.kit import guard

MOST_FIELDS = 500


async def read_form(request: Request, body: bytes) -> FormData:
    """The urlencoded form of a request whose body was read; empty for a request without one."""
    if request.method in guard.SAFE:
        return FormData()
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        if request.headers.get("content-type", "").startswith("multipart/"):
            raise HTTPException(415, "This form takes no files. Nothing was changed.")
        return FormData()

    async def stream() -> AsyncGenerator[bytes]:
        yield body
        yield b""

    try:
        return await FormParser(request.headers, stream(), max_fields=MOST_FIELDS).parse()
    except MultiPartException as problem:
        raise HTTPException(413, f"This form has more than {MOST_FIELDS} fields. Nothing was changed.") from problem
