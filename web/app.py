"""The application: settings in, an ASGI app out."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from granian.utils import proxies
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from components import templates
from models.account.organisation_quota import QuotaReached
from models.event import Ledger
from models.guide.kept_document import NotKept
from models.integration.news_of_rows import listen_to_rows
from models.release import release_shelf
from models.release.release_shelf import ReleaseShelf
from models.support.database import Database
from models.support.database_bounds import LONGEST_ANSWER
from models.support.database_trouble import DatabaseTrouble, trouble_of
from models.support.fault_report import report
from models.support.sealer import Unsealable
from models.support.settings import Settings
from models.support.unreadable import Unreadable
from models.support.ways_out import ways_out
from web.answering_part import part_of
from web.api import problem
from web.change_note import ChangeNote
from web.kit import guard
from web.kit.assets import Assets, gone
from web.kit.capacity import Capacity
from web.kit.context import Instance, nonce
from web.kit.front_door import FrontDoor
from web.kit.measured import Measured
from web.kit.micro_cache import Echo
from web.kit.named_hosts import NamedHosts
from web.kit.named_routes import NamedRoutes
from web.kit.request_id import present_request
from web.kit.respond import KEPT, is_typed
from web.routes import ROUTES
from web.screens.badges import badges
from web.screens.help_topics import topic_for
from web.screens.problem_page import problem_page, way_back

LOG = logging.getLogger("cairn")
ROOT = Path(__file__).parent.parent

VISITORS_CONNECTIONS = 8
"""Connections of one process for visitors: the one that writes their events, and those that look up what is live."""

STILL_HERE = "What you typed is still on this page. "
SOON = {"retry-after": "5"}

GONE = "This no longer exists, or you no longer have access to it."
WHAT_TO_DO = {
    403: "Ask an owner or an admin for the right to do this, then save again.",
    404: "If it was your access, ask an owner or an admin for it, then save again.",
}
"""What is said, beside the reason, to somebody who typed something that could not be saved."""


def create_app(settings: Settings, database: Database | None = None) -> Starlette:
    """Cairn, serving the editor and the visitors' side. The database must have every migration."""
    listen_to_rows()
    assets = _assets()
    known: dict[str, Any] = templates.globals
    known.update(path=NamedRoutes(ROUTES).path, asset=assets.url, help_for=topic_for, way_back=way_back)
    app = Starlette(
        routes=[*ROUTES, assets.mount(), Route("/static/{rest:path}", gone)],
        middleware=[
            *([Middleware(Measured, part_of=part_of)] if settings.operating.metrics_allow else []),
            Middleware(Echo, prefix="/player/v1/", lasting=lambda: release_shelf.LOOK_EVERY),
        ],
        exception_handlers={
            HTTPException: _refuse,
            NotKept: _not_kept,
            QuotaReached: _quota_reached,
            Unreadable: _unreadable,
            Unsealable: _unsealable,
            SQLAlchemyError: _without_the_database,
            Exception: _fail,
        },
        lifespan=_lifespan,
    )
    database = database or Database(settings.database_url)
    sealer = settings.sealer
    database.sealer, database.quotas = sealer, settings.operating.quotas
    database.longest_statement = LONGEST_ANSWER
    visitors = database.apart(VISITORS_CONNECTIONS)
    capacity = Capacity()
    app.state.instance = Instance(
        settings, database, visitors, ways_out(settings), sealer, assets, capacity, badges, ChangeNote.begin
    )
    app.state.shelf = ReleaseShelf(visitors, settings.base_url)
    app.middleware_stack = _front_door(app.build_middleware_stack(), settings)
    return app


def _front_door(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Around everything, what proxies say of a request inside of it: who is trusted is decided by who is connected."""
    if settings.trusted_proxies:
        forwarded: Any = proxies  # it says nothing of its types
        app = forwarded.wrap_asgi_with_proxy_headers(app, trusted_hosts=sorted(settings.trusted_proxies))
    hosts = NamedHosts(settings.base_url, settings.operating.visitor_hosts)
    return FrontDoor(app, hosts, settings.trusted_proxies, part_of, "visitors", secure=settings.is_secure)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncGenerator[None]:
    here: Instance = app.state.instance
    app.state.ledger = Ledger(here.public_database)
    listening = asyncio.create_task(app.state.shelf.news.listen())
    yield
    listening.cancel()
    await app.state.shelf.close()
    app.state.ledger.close()
    here.database.close()


@cache
def _assets() -> Assets:
    """Read once a process."""
    return Assets(ROOT / "static", ROOT / "components")


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
    editor = request.app.state.instance.capacity.editor
    response = await run_sync(problem_page, request, sentence, status, limiter=editor)
    response.headers.update(headers or {})
    guard.protect(response, nonce(request))
    return response
