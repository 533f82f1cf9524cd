"""What is answered where an endpoint answered nothing: a refusal, a fault, a database that can't, and more than gets done."""

import logging
from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from models.account.organisation_quota import QuotaReached
from models.guide.kept_document import NotKept
from models.support.database_trouble import DatabaseTrouble, trouble_of
from models.support.fault_report import report
from models.support.sealer import Unsealable
from models.support.unreadable import Unreadable
from web.api import problem
from web.kit import guard, thread_line
from web.kit.context import Instance, nonce
from web.kit.request_id import present_request
from web.kit.respond import KEPT, is_typed
from web.kit.thread_line import TooLong
from web.screens.problem_page import UNASKED, problem_page

LOG = logging.getLogger("cairn")

STILL_HERE = "What you typed is still on this page. "
SOON = {"retry-after": "5"}

GONE = "This no longer exists, or you no longer have access to it."
WHAT_TO_DO = {
    403: "Ask an owner or an admin for the right to do this, then save again.",
    404: "If it was your access, ask an owner or an admin for it, then save again.",
}
"""What is said, beside the reason, to somebody who typed something that could not be saved."""


async def _refuse(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 500
    sentence = str(problem.detail) if isinstance(problem, HTTPException) else ""
    if status == 404 and sentence == "Not Found":
        sentence = GONE if is_typed(request) else "There is nothing at this address, or you have no access to it."
    if status in WHAT_TO_DO and is_typed(request):
        sentence = f"{sentence} {KEPT} {WHAT_TO_DO[status]}"
    return await _answer(request, sentence, status, problem.headers if isinstance(problem, HTTPException) else None)


async def _not_kept(request: Request, problem: Exception) -> Response:
    return await _answer(request, str(problem), 422)


async def _quota_reached(request: Request, problem: Exception) -> Response:
    return await _answer(request, str(problem), 422)


async def _unreadable(request: Request, problem: Exception) -> Response:
    return await _answer(request, f"{problem} Nothing was changed.", 409)


async def _unsealable(request: Request, problem: Exception) -> Response:
    return await _answer(request, str(problem), 409)


async def _without_the_database(request: Request, problem: Exception) -> Response:
    """What passes by itself is no fault. A transaction that broke off at its end may have been committed all the same."""
    trouble = trouble_of(problem)
    if trouble is None:
        raise problem
    LOG.warning("A request failed: %s", trouble.value)
    _report(request, problem)
    if request.method in guard.SAFE:
        left = ""
    elif trouble is DatabaseTrouble.SILENT:
        left = f"{STILL_HERE if is_typed(request) else ''}Check whether it was saved before you try again. "
    else:
        left = f"{KEPT if is_typed(request) else 'Nothing was changed.'} "
    return await _answer(request, f"{trouble.value} {left}Try again in a moment.", 503, SOON)


async def _fail(request: Request, problem: Exception) -> Response:
    LOG.warning("A request failed.", exc_info=problem)
    _report(request, problem)
    help_ = f"If it stays so, tell the operator of this Cairn; in its log this request is called {present_request()}."
    sentence = f"Something went wrong on our side. What you typed is still here; try again in a moment. {help_}"
    return await _answer(request, sentence, 500)


def _report(request: Request, problem: Exception) -> None:
    report(problem, f"{request.method} {getattr(request.scope.get('route'), 'path', 'an unknown address')}")


async def _answer(request: Request, sentence: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    if request.url.path.startswith("/player/"):
        return PlainTextResponse(sentence, status, headers={"access-control-allow-origin": "*", **(headers or {})})
    if request.url.path.startswith("/api/v1/"):
        return problem.answer(status, sentence, headers=headers)
    response = await _drawn(request, sentence, status)
    response.headers.update(headers or {})
    guard.protect(response, nonce(request))
    return response


async def _drawn(request: Request, sentence: str, status: int) -> Response:
    """The page that says it; of a refusal at once, without a thread: it has to stay cheap and asks the database nothing."""
    here: Instance = request.app.state.instance
    if status not in UNASKED:
        try:
            return await here.capacity.editor.run(problem_page, request, sentence, status)
        except TooLong as problem:
            sentence, status = f"{sentence} {problem}", 503
    return problem_page(request, sentence, status)


async def _too_long(request: Request, problem: Exception) -> Response:
    kept = f" {KEPT}" if is_typed(request) else ""
    return await _answer(request, f"{problem}{kept} Try again in a moment.", 503, thread_line.SOON)


FAULT_ANSWERS: Mapping[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    HTTPException: _refuse,
    NotKept: _not_kept,
    QuotaReached: _quota_reached,
    TooLong: _too_long,
    Unreadable: _unreadable,
    Unsealable: _unsealable,
    SQLAlchemyError: _without_the_database,
    Exception: _fail,
}
