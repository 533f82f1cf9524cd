"""The application: settings in, an ASGI app out."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from components import templates
from models.event import Ledger
from models.integration.news_of_rows import listen_to_rows
from models.release import release_shelf
from models.release.release_shelf import ReleaseShelf
from models.support.database import Database
from models.support.database_bounds import LONGEST_ANSWER
from models.support.settings import Settings
from models.support.ways_out import ways_out
from web.answering_part import part_of
from web.busy_answers import BusyAnswers
from web.change_note import ChangeNote
from web.fault_answers import FAULT_ANSWERS
from web.kit.assets import Assets, gone
from web.kit.capacity import Capacity
from web.kit.context import Instance
from web.kit.early_refusal import EarlyRefusal
from web.kit.front_door import FrontDoor
from web.kit.measured import Measured
from web.kit.micro_cache import Echo
from web.kit.named_hosts import NamedHosts
from web.kit.named_routes import NamedRoutes
from web.kit.proxied_scope import ProxiedScope
from web.kit.route_table import RouteTable
from web.player.batch_door import BatchDoor
from web.routes import ROUTES
from web.screens.badges import badges
from web.screens.help_topics import topic_for
from web.screens.problem_page import way_back

ROOT = Path(__file__).parent.parent

VISITORS_CONNECTIONS = 8
"""Connections of one process for visitors: the one that writes their events, and those that look up what is live."""


def create_app(settings: Settings, database: Database | None = None) -> Starlette:
    """Cairn, serving the editor and the visitors' side. The database must have every migration."""
    listen_to_rows()
    assets = _assets()
    known: dict[str, Any] = templates.globals
    known.update(path=NamedRoutes(ROUTES).path, asset=assets.url, help_for=topic_for, way_back=way_back)
    app = Starlette(
        routes=[RouteTable(ROUTES), assets.mount(), Route("/static/{rest:path}", gone)],
        exception_handlers=FAULT_ANSWERS,
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
    app.state.paces = {}
    app.middleware_stack = _front_door(app, settings)
    return app


def _front_door(app: Starlette, settings: Settings) -> ASGIApp:
    """Around everything, what proxies say of a request inside of it: who is trusted is decided by who is connected. What is
    answered again for a moment went through it before, for the same name, and costs a look into a table.
    """
    inside = ProxiedScope(app.build_middleware_stack(), settings.trusted_proxies)
    hosts = NamedHosts(settings.base_url, settings.operating.visitor_hosts)
    door = FrontDoor(inside, hosts, settings.trusted_proxies, part_of, "visitors", secure=settings.is_secure)
    echo = Echo(door, prefix="/player/v1/", lasting=lambda: release_shelf.LOOK_EVERY)
    usual = EarlyRefusal(echo, BusyAnswers(app.state, secure=settings.is_secure))
    before = BatchDoor(usual, app.state, hosts, inside, secure=settings.is_secure)
    return Measured(before, part_of=part_of) if settings.operating.metrics_allow else before


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncGenerator[None]:
    here: Instance = app.state.instance
    ledger = app.state.ledger = Ledger(here.public_database)
    here.capacity.editor.give_way(lambda: ledger.is_behind)
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
