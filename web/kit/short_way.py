"""A way past all other routes for the address that is asked most: to look it up among them takes longer than to answer."""

from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send


class ShortWay:
    """Around an application: answers one method of one of its routes with the route's own async endpoint, and nothing else."""

    def __init__(self, app: ASGIApp, route: Route, method: str) -> None:
        self._app, self._route, self._method = app, route, method
        self._match, self._endpoint = route.path_regex.match, route.endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self._match(scope["path"]) if scope["type"] == "http" and scope["method"] == self._method else None
        if found is None:
            return await self._app(scope, receive, send)
        scope["path_params"], scope["route"] = found.groupdict(), self._route
        response = await self._endpoint(Request(scope, receive))
        return await response(scope, receive, send)
