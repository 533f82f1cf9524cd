from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.kit.short_way import ShortWay


async def said(request):
    found = [request.scope["route"].path, request.path_params, "router" in request.scope]
    return PlainTextResponse(f"{found} {(await request.body()).decode()}")


def test_one_method_of_one_route_is_answered_past_the_others():
    route = Route("/sites/{key}/events", said, methods=["POST", "OPTIONS"])
    client = TestClient(Starlette(routes=[route], middleware=[Middleware(ShortWay, route=route, method="POST")]))
    for method, by_router in (("POST", False), ("OPTIONS", True)):
        answer = client.request(method, "/sites/abc/events", content="body")
        assert answer.text == f"{[route.path, {'key': 'abc'}, by_router]} body"
    assert client.get("/sites/abc/events").status_code == 405
    assert client.post("/sites/a/b/events").status_code == 404
