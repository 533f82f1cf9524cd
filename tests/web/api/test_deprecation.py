"""That an operation is to go is said in every answer, in the description and on the page: of a table in which one is."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import partial

import pytest
from starlette.routing import Route

from tests.web.api.linter import lint, needs_linter
from tests.web.api.program import Program, program
from web.api import reference
from web.api.deprecation import Deprecation
from web.api.endpoint import routes
from web.api.openapi import document
from web.api.operations import OPERATIONS

GOING = Deprecation(date(2027, 3, 1), date(2028, 3, 1), "/api/#sites.index")
TABLE = [replace(one, deprecated=GOING) if one.name == "sites.index" else one for one in OPERATIONS]


def test_nothing_goes_without_a_year_of_notice():
    with pytest.raises(ValueError, match="announced 365 days before"):
        Deprecation(date(2027, 3, 1), date(2028, 2, 28), "/api/")


@pytest.mark.one_engine
def test_every_answer_of_an_operation_that_is_to_go_says_so_and_no_other(client, app, alice):
    app.router.routes[:0] = routes(TABLE)
    asks = program(client, alice)
    for answer in (asks.get("/sites"), asks.get("/sites?colour=red"), Program(client, "cairn_nobody").get("/sites")):
        told = answer.headers
        assert datetime.fromtimestamp(int(told["deprecation"].removeprefix("@")), UTC) == datetime(2027, 3, 1, tzinfo=UTC)
        assert told["sunset"].endswith(" GMT")
        assert parsedate_to_datetime(told["sunset"]) == datetime(2028, 3, 1, tzinfo=UTC)
        assert told["link"] == '</api/#sites.index>; rel="deprecation"; type="text/html"'
    others = asks.post("/sites", {"name": "Second", "address": "https://second.acme.example/"})
    assert others.status == 201
    assert not {"deprecation", "sunset", "link"} & set(others.headers)


def test_the_description_says_it_with_the_headers_of_every_answer():
    described = document(TABLE, "https://cairn.example")["paths"]["/api/v1/sites"]
    assert described["get"]["deprecated"] is True
    assert GOING.sentence in described["get"]["description"]
    for status, answer in described["get"]["responses"].items():
        assert {"Deprecation", "Sunset", "Link"} <= answer["headers"].keys(), status
    assert "deprecated" not in described["post"]
    assert not any("Sunset" in answer.get("headers", {}) for answer in described["post"]["responses"].values())


@needs_linter
def test_a_linter_finds_nothing_in_such_a_description(tmp_path):
    assert lint(json.dumps(document(TABLE, "https://cairn.example")), tmp_path) == []


@pytest.mark.one_engine
def test_the_page_says_it(client, app):
    app.router.routes.insert(0, Route("/api/", partial(reference.draw, operations=TABLE)))
    page = client.get("/api/").html
    going = page.select(".api-deprecated")
    assert [(one.text.strip(), one.a["href"], one.find_parent("details")["id"]) for one in going] == [
        (f"{GOING.sentence} What to do instead", GOING.link, "sites.index")
    ]
    assert "deprecated" in page.select_one('[id="sites.index"] summary').text
