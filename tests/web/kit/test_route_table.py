import re

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Match, Mount, NoMatchFound, Route

from web.kit.route_table import RouteTable
from web.routes import ROUTES

TABLE = RouteTable(ROUTES)
NOTHING = PlainTextResponse("")
ELSEWHERE = (
    "/",
    "",
    "//",
    "/nothing",
    "/guides/",
    "/guides/x",
    "/guides/1/steps",
    "/guides/1/nothing/2",
    "/api",
    "/sign-in/a/b/c/d",
)


def tried_in_turn(scope):
    """What Starlette's router comes to, which tries every route."""
    found = [(route, *route.matches(scope)) for route in ROUTES]
    for wanted in (Match.FULL, Match.PARTIAL):
        for route, match, more in found:
            if match is wanted:
                return match, {**more, "route": route}
    return Match.NONE, {}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"])
def test_an_address_leads_where_it_leads_when_every_route_is_tried(method):
    paths = {
        re.sub(r"\{\w+(:\w+)?\}", value, route.path) for route in ROUTES for value in ("7", "new") if isinstance(route, Route)
    }
    for path in (*sorted(paths), *ELSEWHERE):
        scope = {"type": "http", "method": method, "path": path}
        assert TABLE.matches(scope) == tried_in_turn(scope), path


def test_what_is_no_request_of_http_is_for_nobody():
    assert TABLE.matches({"type": "websocket", "path": "/guides"}) == (Match.NONE, {})


@pytest.mark.parametrize(
    "route",
    [
        Route("/files/{rest:path}", PlainTextResponse("")),
        Route("/{word}", PlainTextResponse("")),
        Mount("/static", PlainTextResponse("")),
    ],
)
def test_what_may_be_for_addresses_of_any_kind_has_no_place_in_a_table(route):
    with pytest.raises(TypeError):
        RouteTable([route])


def test_names_are_known_elsewhere():
    with pytest.raises(NoMatchFound):
        TABLE.url_path_for("guides")
