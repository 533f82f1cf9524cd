"""Addresses by the names of their routes, looked up at once: Starlette's router tries every route before the right one."""

from collections.abc import Iterable
from typing import Any

from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, NoMatchFound, Route


class NamedRoutes:
    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._named: dict[str, list[Route]] = {}
        for route in routes:
            if isinstance(route, Route):
                self._named.setdefault(route.name, []).append(route)

    def path(self, name: str, /, **parameters: Any) -> URLPath:
        """The address of the first route of that name that takes these parameters. Raises NoMatchFound."""
        for route in self._named.get(name, ()):
            try:
                return route.url_path_for(name, **parameters)
            except NoMatchFound:
                continue
        raise NoMatchFound(name, parameters)
