"""An address of the API: who asks is known before a body is read, all of it is checked before a transaction begins, and a
transaction that ends in a refusal is rolled back.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from anyio import sleep
from anyio.to_thread import run_sync
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from models.account.api_key import ApiKey
from models.account.organisation_quota import QuotaReached
from models.guide.kept_document import NotKept
from models.guide.publication_refused import PublicationRefused
from models.support.hour_key import network_of
from models.support.sealer import Unsealable
from models.support.tenancy import narrow
from models.support.unreadable import Unreadable
from web.api.json_text import read_json
from web.api.key_holder import Holder, assert_left, holder_of, note_refusal, scope_refusal
from web.api.operation import Call, Operation, Reply
from web.api.problem import Problem, answer_to, invalid, refused
from web.api.request_replay import Replay
from web.api.zip_file import ZipFile
from web.kit import guard
from web.kit.asked_from import put_origin
from web.kit.capacity import shares_of
from web.kit.client_identity import client_address
from web.kit.context import Instance, instance
from web.kit.places import NoPlace
from web.kit.thread_line import SOON, TooLong

PREFIX = "/api/v1"
WORDS = frozenset({"step_id", "version", "picture", "language", "cursor", "subject", "picture_name"})
"""What is no number in an address."""


@dataclass(frozen=True)
class Asked:
    """A request, read and checked."""

    query: BaseModel
    body: BaseModel | None
    text: bytes


def routes(operations: Iterable[Operation]) -> list[Route]:
    """A route for each address, with all its methods."""
    by_path: dict[str, dict[str, Operation]] = {}
    for one in operations:
        by_path.setdefault(one.path, {})[one.method] = one
    return [_route(path, methods) for path, methods in by_path.items()]


def _route(path: str, methods: Mapping[str, Operation]) -> Route:
    first = next(iter(methods.values()))

    async def answer(request: Request) -> Response:
        return await _answer(request, methods["GET" if request.method == "HEAD" else request.method])

    return Route(PREFIX + _converted(path), answer, name=f"api_{first.name}", methods=list(methods))


def _converted(path: str) -> str:
    """With numbers as such, so that anything else there is a 404."""
    parts = [part.strip("{}") if part.startswith("{") else "" for part in path.split("/")]
    return "/".join(
        f"{{{name}:int}}" if name and name not in WORDS else part for name, part in zip(parts, path.split("/"), strict=True)
    )


async def _answer(request: Request, operation: Operation) -> Response:
    here, left, holder = instance(request), None, None
    try:
        guard.refuse_bodies_without_a_length(request)
        guard.refuse_numbers_that_name_nothing(request)
        network = network_of(client_address(request))
        if spent := here.capacity.of_network.spent(network, datetime.now(UTC)):
            assert_left(spent, "Your network")
        holder, left = await here.capacity.editor.run(holder_of, request, here, operation, network)
        if holder.refusal:
            raise holder.refusal
        asked = await _asked(request, here, operation, holder)
        places = shares_of(-holder.key_id, holder.organisation_id)
        todo = (request, here, operation, holder, asked)
        if operation.waits:
            with here.capacity.places.taken(*places):
                response = await run_sync(_transaction, *todo, limiter=here.capacity.network)
        else:
            response = await here.capacity.editor.run(_transaction, *todo)
    except TooLong as problem:
        response = answer_to(HTTPException(503, f"{problem} Nothing was changed. Try again in a moment.", SOON))
    except NoPlace as problem:
        response = answer_to(HTTPException(429, str(problem), {"retry-after": "5"}))
    except HTTPException as problem:
        if holder is not None:
            await here.capacity.editor.go_on(note_refusal, request, holder, problem)
        response = answer_to(problem)
    if response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS} and not here.capacity.refusals.allows(
        "api", time.monotonic()
    ):
        await sleep(0.5)
    response.headers.update(left.headers if left and left.allowed else {})
    response.headers.update(operation.deprecated.headers if operation.deprecated else {})
    return response


async def _asked(request: Request, here: Instance, operation: Operation, holder: Holder) -> Asked:
    query = _checked(operation.query, dict(request.query_params.multi_items()), "The address")
    if request.method in guard.SAFE:
        return Asked(query, None, b"")
    text = await here.capacity.bodies.read(request, ("key", holder.key_id), operation.largest)
    if operation.takes is None:
        if text.strip():
            raise Problem(400, "This takes no body.")
        return Asked(query, None, b"")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Problem(415, "Send the body as application/json.")
    if operation.needs_state and "if-match" not in request.headers:
        raise Problem(428, "Say in If-Match which state you saw: the ETag of the answer that you changed, or *.")
    return Asked(query, _checked(operation.takes, read_json(text), "The body"), text)


def _checked(model: type[BaseModel], value: Any, what: str) -> BaseModel:
    try:
        return model.model_validate(value)
    except ValidationError as problem:
        raise invalid(what, problem) from None


def _transaction(request: Request, here: Instance, operation: Operation, holder: Holder, asked: Asked) -> Response:
    looks = operation.method == "GET" or operation.waits
    with here.database.reading() if looks else here.database.writing() as session:
        now = datetime.now(UTC)
        key = ApiKey.find(session, holder.secret, now)
        if key is None:
            raise Problem(401, "This key was ended a moment ago.")
        put_origin(session, request, key.name)
        narrow(session, key.organisation_id)
        reach = key.reach(session)
        if refusal := scope_refusal(key, reach, operation):
            raise refusal
        call = Call(request, here, session, now, key, reach, asked.query, asked.body, operation)
        replay = Replay.of(call, operation, asked.text)
        if replay is not None and replay.answer is not None:
            return replay.answer
        note = None if looks else call.begun()
        try:
            reply = _done(call, operation)
        except HTTPException:
            if replay is not None and operation.waits:
                replay.give_up(here.database)
            raise
        if note is not None:
            note.end(call.by, now, reply.headers.get("location", ""))
        response = _written(call, operation, reply)
        if call.is_trial:
            session.rollback()
        elif replay is not None and operation.waits:
            replay.keep_apart(here.database, response)
        elif replay is not None:
            replay.keep(response)
        return response


def _done(call: Call, operation: Operation) -> Reply:
    """What the operation answers. Raises Problem, which rolls back."""
    try:
        return operation.does(call)
    except NotKept as problem:
        raise refused("The document", problem) from problem
    except QuotaReached as problem:
        raise Problem(409, str(problem), code="quota_reached") from problem
    except PublicationRefused as problem:
        raise Problem(409, str(problem), code="not_publishable") from problem
    except (Unreadable, Unsealable) as problem:
        raise Problem(409, f"{problem} Nothing was changed.", code="unreadable") from problem


def _written(call: Call, operation: Operation, reply: Reply) -> Response:
    """The answer, which is one of those that the operation is described with."""
    model = operation.answers[reply.status]
    assert reply.value is None if model is None else isinstance(reply.value, model), operation.name
    headers = {"cache-control": "private, no-store", "x-content-type-options": "nosniff", **reply.headers}
    if call.is_trial:
        headers["cairn-dry-run"] = "true"
    if reply.value is None:
        return Response(None, reply.status, headers=headers)
    if isinstance(reply.value, ZipFile):
        return Response(reply.value.root, reply.status, media_type=reply.value.media_type, headers=headers)
    return Response(reply.value.model_dump_json(by_alias=True), reply.status, media_type="application/json", headers=headers)
