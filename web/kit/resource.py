"""An address of the editor and what it does for each method: one transaction per request.

Endpoints are plain sync functions. Returning commits before the answer leaves; raising, or answering with an error,
rolls back.
"""

from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from web.kit import guard
from web.kit.context import Context, PublicContext, instance, nonce, public_context, put_context
from web.kit.identity import identify
from web.kit.respond import wants_part

Endpoint = Callable[[Request], Response]


@dataclass(frozen=True)
class Sent:
    """What came with a request."""

    body: bytes
    form: FormData


def resource(path: str, name: str, *, public: bool = False, slow: bool = False, bare: bool = False, **methods: Endpoint) -> Route:
    """One URL: `resource("/guides", "guides", GET=guides.index, POST=guides.create)`.

    A `slow` one waits for the network: it only looks while it waits, and writes inside `with saving(request):`.
    To a `bare` one a body is no form, whatever it says of itself: its bytes are in the context.
    """

    async def answer(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        return await _answer(request, methods[method], public=public, slow=slow, bare=bare)

    return Route(path, answer, name=name, methods=list(methods))


async def _answer(request: Request, endpoint: Endpoint, *, public: bool, slow: bool, bare: bool) -> Response:
    guard.refuse_other_origins(request)
    body = b"" if request.method in guard.SAFE else await guard.bounded_body(request)
    sent = Sent(body, FormData() if bare else await _form(request, body))
    response = await run_in_threadpool(_transaction, request, endpoint, sent, public=public, slow=slow)
    guard.protect(response, nonce(request))
    return response


def _transaction(request: Request, endpoint: Endpoint, sent: Sent, *, public: bool, slow: bool) -> Response:
    database = instance(request).database
    with database.reading() if slow or request.method in guard.SAFE else database.writing() as session:
        asked = _context(request, session, datetime.now(UTC), sent)
        if not public and not isinstance(asked, Context):
            return _sign_in_first(request)
        put_context(request, asked)
        response = endpoint(request)
        if response.status_code >= 400:
            session.rollback()
        return response


@contextmanager
def saving(request: Request) -> Generator[Session]:
    """The transaction in which a slow endpoint writes, once the network has answered."""
    looking = public_context(request)
    with instance(request).database.writing() as session:
        put_context(request, _context(request, session, looking.now, Sent(looking.body, looking.form)))
        try:
            yield session
        finally:
            put_context(request, looking)


def _context(request: Request, session: Session, now: datetime, sent: Sent) -> PublicContext:
    here, known = instance(request), identify(request, session, now)
    shared = (session, now, sent.body, sent.form, here.settings, here.outbound, here.sealer)
    return Context(*shared, *known) if known else PublicContext(*shared)


def _sign_in_first(request: Request) -> Response:
    if wants_part(request):
        return Response(status_code=204, headers={"hx-redirect": "/sign-in"})
    here = request.url.path if request.method in guard.SAFE else "/"
    return RedirectResponse(f"/sign-in?next={quote(here)}", 303)


async def _form(request: Request, body: bytes) -> FormData:
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

    return await FormParser(request.headers, stream(), max_fields=500).parse()
