"""Answers that are given again for a moment, without asking the application."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.kit.micro_cache import LARGEST, Echo

PUBLIC = {"cache-control": "public, max-age=15"}


class Source:
    """An application that counts how often it was asked; `seconds` is how long its answers may be given again."""

    def __init__(self):
        self.asked, self.seconds = 0, 60.0
        echo = Middleware(Echo, prefix="/public/", lasting=lambda: self.seconds)
        routes = [Route("/{rest:path}", self.answer, methods=["GET", "POST"])]
        self.browser = TestClient(Starlette(routes=routes, middleware=[echo]))

    async def answer(self, request):
        self.asked += 1
        status = int(request.query_params.get("status", "200"))
        headers = {} if request.query_params.get("private") else PUBLIC
        text = "x" * (LARGEST + 1) if request.query_params.get("large") else f"answer {self.asked}"
        return PlainTextResponse(text, status, headers=headers)

    def get(self, path, **headers):
        return self.browser.get(path, headers={"accept-encoding": "br", **headers}).text


@pytest.fixture
def source():
    return Source()


def test_the_same_question_is_answered_once(source):
    assert [source.get("/public/a") for _ in range(3)] == ["answer 1"] * 3
    assert source.asked == 1


def test_another_path_query_encoding_or_name_is_another_question(source):
    source.get("/public/a")
    source.get("/public/b")
    source.get("/public/a?environment=staging")
    source.get("/public/a", **{"accept-encoding": "gzip"})
    source.get("/public/a", host="elsewhere.example")
    assert source.asked == 5


def test_a_question_for_two_names_at_once_is_the_applications(source):
    source.get("/public/a")
    twice = [("accept-encoding", "br"), ("host", "testserver"), ("host", "testserver")]
    assert source.browser.get("/public/a", headers=twice).text == "answer 2"


def test_an_answer_is_asked_for_anew_when_its_time_is_over(source):
    source.seconds = 0.0
    assert source.get("/public/a") != source.get("/public/a")


@pytest.mark.parametrize(
    "path", ["/elsewhere/a", "/public/a?private=1", "/public/a?status=404", "/public/a?status=302", "/public/a?large=1"]
)
def test_what_is_private_wrong_or_large_is_never_kept(source, path):
    source.get(path)
    source.get(path)
    assert source.asked == 2


def test_conditions_ranges_and_changes_go_to_the_application(source):
    source.get("/public/a")
    source.get("/public/a", **{"if-none-match": '"x"'})
    source.get("/public/a", range="bytes=0-3")
    source.browser.post("/public/a")
    assert source.asked == 4
