import logging

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.kit.early_refusal import EarlyRefusal

NO = PlainTextResponse("not now", 503)


def browser(refusal):
    async def answer(_request):
        return PlainTextResponse("done")

    routes = [Route("/boats", answer), Route("/tides", answer)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(EarlyRefusal, refusal=refusal)]))


def test_what_is_refused_reaches_nothing_and_all_else_is_answered_as_ever():
    asked = browser(lambda scope: NO if scope["path"] == "/boats" else None)
    assert [(one.status_code, one.text) for one in (asked.get("/boats"), asked.get("/tides"))] == [
        (503, "not now"),
        (200, "done"),
    ]


def test_the_log_says_once_in_a_while_how_many_there_were(caplog):
    asked = browser(lambda _scope: NO)
    with caplog.at_level(logging.WARNING, "cairn"):
        for _ in range(20):
            asked.get("/boats")
    assert [one.getMessage() for one in caplog.records] == [
        "More is asked than gets done in time; refused since this was last said: 1."
    ]
