import json

import pytest
from jsonschema import Draft202012Validator

from models.guide.guide_file import GuideFile
from models.guide.guide_schema import guide_schema
from tests.web.api.linter import lint, needs_linter
from web.api.openapi import REF, document
from web.api.operations import OPERATIONS

DOCUMENT = document(OPERATIONS, "https://cairn.example")
SCHEMAS = DOCUMENT["components"]["schemas"]


def examples():
    return [(name, example) for name, schema in SCHEMAS.items() for example in schema.get("examples", [])]


def references(value):
    if isinstance(value, dict):
        yield from [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_everything_that_is_named_is_there_and_everything_that_is_there_is_named():
    named = {one.removeprefix(REF) for one in references(DOCUMENT) if one.startswith(REF)}
    assert named == set(SCHEMAS)
    for one in references(DOCUMENT):
        place = DOCUMENT
        for part in one.removeprefix("#/").split("/"):
            place = place[part]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(("name", "example"), examples(), ids=lambda one: one if isinstance(one, str) else "")
def test_every_example_is_valid(name, example):
    Draft202012Validator({"$ref": REF + name, "components": DOCUMENT["components"]}).validate(example)


def test_every_body_that_is_taken_has_an_example_that_is_taken():
    for one in OPERATIONS:
        if one.takes is None:
            continue
        schema = SCHEMAS[one.takes.__name__]
        schema = SCHEMAS[schema["$ref"].removeprefix(REF)] if "$ref" in schema else schema
        assert schema.get("examples"), one.name
        for example in schema["examples"]:
            one.takes.model_validate(example)


def test_every_operation_says_what_it_does_and_everything_that_it_answers():
    for path, methods in DOCUMENT["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert {"400", "401", "403", "422", "429"} <= operation["responses"].keys()
            assert any(status.startswith("2") for status in operation["responses"])


def test_the_schema_of_a_guide_is_served_as_it_is(client):
    served = client.get("/api/guide.schema.json")
    assert served.headers["content-type"] == "application/schema+json"
    assert json.loads(served.text) == json.loads(json.dumps(guide_schema()))
    GuideFile.read(json.loads(served.text)["examples"][0])


@needs_linter
@pytest.mark.one_engine
def test_a_linter_finds_nothing_in_the_description_that_is_served(client, tmp_path):
    assert lint(client.get("/api/openapi.json").text, tmp_path) == []
