"""An address of the editor and what it does for each method: one transaction per request.

Endpoints are plain sync functions. Returning commits before the answer leaves; raising, or answering with an error,
rolls back. Who asks is known before a body is read, and a body is read before a transaction begins.
"""

import time
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Literal

from anyio import CapacityLimiter, sleep
from anyio.to_thread import run_sync
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from models.account import MemberSession
from models.support.hour_key import network_of
from models.support.tenancy import narrow
from web.kit import client_identity, guard, refused_member, request_body
from web.kit.capacity import Capacity, shares_of, shares_of_stranger
from web.kit.client_identity import client_address, cookie_name
from web.kit.closed_door import refuse_during_maintenance
from web.kit.context import Context, PersonContext, instance, nonce, put_context
from web.kit.places import NoPlace, Share
from web.kit.respond import outside, sign_in_first, wants_part
from web.kit.sent_form import read_form
from web.kit.transaction import Sent, begun, context_of, give_back_connection, saving

__all__ = ["give_back_connection", "resource", "saving"]

Endpoint = Callable[[Request], Response]


@dataclass(frozen=True)
class Sender:
    """Whose share of the memory a body takes, how large it may be, and the places that slow work for them takes."""

    share: Hashable
    largest: int
    places: tuple[Share, ...] = ()


@dataclass(frozen=True)
class Used:
    """A session that was used after some time, or is to get a new secret, which comes with the next whole page."""

    secret_hash: str
    is_to_renew: bool


REFUSED_AFTER = 0.5
"""Seconds until somebody who finds no place for slow work, or is refused all the time, is told so: they hold nothing then."""

Waits = Literal["network", "password"]


@dataclass(frozen=True)
class Manner:
    """How an address answers."""

    public: bool
    person: bool
    waits: Waits | None
    bare: bool

    def threads(self, capacity: Capacity) -> CapacityLimiter | None:
        """Those in which work waits for something else; None for short work, which stands in the editor's line."""
        return {None: None, "network": capacity.network, "password": capacity.password}[self.waits]


def resource(
    path: str,
    name: str,
    *,
    public: bool = False,
    person: bool = False,
    waits: Waits | None = None,
    bare: bool = False,
    **methods: Endpoint,
) -> Route:
    """One URL: `resource("/boats", "boats", GET=boats.index, POST=boats.create)`.

    One that `waits` for the network or for a password to be compared holds neither a connection (`give_back_connection`) nor one
    of the editor's threads meanwhile, and writes inside `with saving(request):`. What waits for the network has its places.
    A `public` one answers to strangers, one of a `person` to whoever is signed in, even if no organisation admits them.
    To a `bare` one a body is no form, whatever it says of itself: its bytes are in the context.
    """
    manner = Manner(public, person, waits, bare)

    async def answer(request: Request) -> Response:
        guard.refuse_numbers_that_name_nothing(request)
        method = "GET" if request.method == "HEAD" else request.method
        return await _answer(request, methods[method], manner)

    return Route(path, answer, name=name, methods=list(methods))


async def _answer(request: Request, endpoint: Endpoint, manner: Manner) -> Response:
    guard.refuse_other_origins(request)
    guard.refuse_bodies_without_a_length(request)
    capacity = instance(request).capacity
    sent, sender = Sent(b"", FormData()), None
    if request.method not in guard.SAFE or manner.waits == "network":
        sender = await capacity.editor.run(_sender, request, manner)
        if sender is None:
            await _paced(capacity)
            return _protected(request, sign_in_first(request))
    if sender and request.method not in guard.SAFE:
        body = await capacity.bodies.read(request, sender.share, sender.largest)
        sent = Sent(body, FormData() if manner.bare else await read_form(request, body))
    try:
        with _place(sender, manner, capacity):
            asked = request, endpoint, sent, manner
            if threads := manner.threads(capacity):
                response = await run_sync(_transaction, *asked, limiter=threads)
            else:
                response = await capacity.editor.run(_transaction, *asked)
    except NoPlace as problem:
        await sleep(REFUSED_AFTER)
        raise HTTPException(429, str(problem), {"retry-after": "5"}) from problem
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        await _paced(capacity)
    return _protected(request, response)


async def _paced(capacity: Capacity) -> None:
    """Before a refusal: saying no is cheap, and saying it thousands of times a second keeps everybody else waiting."""
    if not capacity.refusals.allows("", time.monotonic()):
        await sleep(REFUSED_AFTER)


def _protected(request: Request, response: Response) -> Response:
    guard.protect(response, nonce(request))
    return response


def _sender(request: Request, manner: Manner) -> Sender | None:
    """Who sends a body, known before any of it is read; None for a stranger who has to sign in first."""
    if cookie_name(request) in request.cookies:
        with instance(request).database.reading() as session:
            known = client_identity.sender(request, session, datetime.now(UTC))
        if known:
            member, organisation = known
            shares = shares_of(member, organisation) if organisation is not None else ()
            return Sender(("member", member), request_body.LARGEST, shares)
    network = network_of(client_address(request))
    return Sender(("network", network), request_body.LARGEST_OF_STRANGERS, shares_of_stranger(network)) if manner.public else None


def _place(sender: Sender | None, manner: Manner, capacity: Capacity) -> AbstractContextManager[None]:
    """A place for slow work, for as long as it takes. Entering it raises NoPlace when there is none."""
    return capacity.places.taken(*sender.places) if manner.waits == "network" and sender else nullcontext()


def _transaction(request: Request, endpoint: Endpoint, sent: Sent, manner: Manner) -> Response:
    try:
        response, used, now = _done(request, endpoint, sent, manner)
    except HTTPException as problem:
        refused_member.note(request, problem)
        raise
    if used:
        with instance(request).database.writing() as session:
            MemberSession.was_used(session, used.secret_hash, now)
            takes_new = used.is_to_renew and request.method == "GET" and not wants_part(request)
            renewed = MemberSession.change_hands(session, used.secret_hash, now) if takes_new else None
        if renewed:
            client_identity.remember(request, response, renewed)
    return response


def _done(request: Request, endpoint: Endpoint, sent: Sent, manner: Manner) -> tuple[Response, Used | None, datetime]:
    """The answer, and which session was used after some time, or is to be renewed."""
    database = instance(request).database
    with database.reading() if manner.waits or request.method in guard.SAFE else database.writing() as session:
        who = context_of(request, session, datetime.now(UTC), sent)
        refuse_during_maintenance(session)
        if not manner.public and not isinstance(who, PersonContext):
            return sign_in_first(request), None, who.now
        if not manner.public and not manner.person and not isinstance(who, Context):
            return outside(request), None, who.now
        known = who.session if isinstance(who, PersonContext) else None
        noted = known and (known.is_stale(who.now) or known.is_to_renew)
        used = Used(known.secret_hash, known.is_to_renew) if known and noted else None
        put_context(request, who)
        if isinstance(who, Context) and not manner.public and not manner.person:
            narrow(session, who.organisation_id)
        note = None if manner.waits or request.method in guard.SAFE else begun(request, who)
        response = endpoint(request)
        if response.status_code >= 400:
            session.rollback()
        elif note is not None and isinstance(who, Context):
            note.end(who.member, who.now, response.headers.get("location") or response.headers.get("hx-redirect") or "")
        return response, used, who.now
