"""Routes by the first word and the length of their addresses: a request tries those that it may be for, not every one."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, Match, NoMatchFound, Route
from starlette.types import Receive, Scope, Send


class RouteTable(BaseRoute):
    """Stands for its routes, in their order. Each parameter of theirs stands for one part of an address."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._routes: defaultdict[tuple[str, int], list[Route]] = defaultdict(list)
        for route in routes:
            if not isinstance(route, Route) or ":path}" in route.path or route.path.startswith("/{"):
                raise TypeError(f"{route} may be for addresses of any length, or of any first word")
            self._routes[_place(route.path)].append(route)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        partial: tuple[Match, Scope] = Match.NONE, {}
        if scope["type"] != "http":
            return partial
        for route in self._routes.get(_place(scope["path"].removeprefix(scope.get("root_path", ""))), ()):
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, {**found, "route": route}
            if match is Match.PARTIAL and partial[0] is Match.NONE:
                partial = match, {**found, "route": route}
        return partial

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["route"].handle(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:
        raise NoMatchFound(name, path_params)  # `NamedRoutes` knows names


def _place(path: str) -> tuple[str, int]:
    return path[1:].partition("/")[0], path.count("/")
