"""The description of the API (OpenAPI 3.1), made of the table of operations and of the models that check what is sent."""

import inspect
import json
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from models.engine.json_value import is_list, is_object
from models.guide.guide_schema import guide_schema
from web.api import problem
from web.api.endpoint import PREFIX, WORDS
from web.api.guide_shapes import ELSEWHERE
from web.api.keyset import LARGEST_ID
from web.api.operation import Operation
from web.api.problem import ProblemDocument
from web.api.request_replay import NAME
from web.api.zip_file import ZipFile

Schema = dict[str, Any]
REF = "#/components/schemas/"

ABOUT = """Everything that a screen of Cairn does, for programs. Send a key as `Authorization: Bearer cairn_…`; keys are made
under *API keys*, which *Organisation* and *Notifications and policy* lead to. Lists come in pages: `next` is the `cursor` of
the page after. A change of a guide says in `If-Match` which state was seen. A `POST` with an `Idempotency-Key` is done once,
however often it is sent within 24 hours. With `dry_run=true` everything is checked and nothing is kept."""

HEADERS: dict[str, Schema] = {
    "RateLimit-Limit": {"description": "Requests of this key in a minute.", "schema": {"type": "integer"}},
    "RateLimit-Remaining": {"description": "How many of them are left.", "schema": {"type": "integer"}},
    "RateLimit-Reset": {"description": "Seconds until the next minute begins.", "schema": {"type": "integer"}},
}

GOING: dict[str, Schema] = {
    "Deprecation": {"description": "Since when the operation is deprecated (RFC 9745).", "schema": {"type": "string"}},
    "Sunset": {"description": "When it goes at the earliest (RFC 8594).", "schema": {"type": "string"}},
    "Link": {"description": "Where to read what to do instead.", "schema": {"type": "string"}},
}


def document(operations: Sequence[Operation], base_url: str) -> Schema:
    """The whole of it."""
    paths: dict[str, Schema] = {}
    for one in operations:
        paths.setdefault(PREFIX + one.path, {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Cairn", "version": "1", "summary": "Guides for your own web product", "description": ABOUT,
                 "license": {"name": "MIT", "identifier": "MIT"}},
        "servers": [{"url": base_url}],
        "security": [{"key": []}],
        "tags": [{"name": noun, "description": text} for noun, text in _nouns(operations).items()],
        "paths": paths,
        "components": {
            "schemas": _schemas(operations),
            "headers": HEADERS,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "bearerFormat": "cairn_…"}},
        },
    }  # fmt: skip


def _nouns(operations: Iterable[Operation]) -> dict[str, str]:
    """Noun → what the file says that has its operations."""
    return {one.noun: inspect.getdoc(inspect.getmodule(one.does)) or one.noun for one in operations}


def _operation(one: Operation) -> Schema:
    parameters = [*map(_path_parameter, one.parameters), *_query_parameters(one), *_header_parameters(one)]
    described: Schema = {
        "operationId": one.name,
        "summary": one.summary,
        "description": " ".join(filter(None, (*_going(one), one.description, f"Needs the scope `{one.scope}`."))),
        "tags": [one.noun],
        "security": [{"key": []}],
        "x-scope": one.scope,
        "parameters": parameters,
        "responses": {str(status): _answer(status, model) for status, model in one.answers.items()}
        | {str(status): _problem(status) for status in sorted(one.problems)},
    }
    if one.takes is not None:
        described["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(one.takes)}}}
    if one.deprecated is not None:
        described["deprecated"] = True
        for answer in described["responses"].values():
            answer["headers"] = {**answer.get("headers", {}), **GOING}
    return described


def _going(one: Operation) -> list[str]:
    return [one.deprecated.sentence] if one.deprecated else []


def _path_parameter(name: str) -> Schema:
    number = {"type": "integer", "minimum": 1, "maximum": LARGEST_ID}
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"} if name in WORDS else number}


def _query_parameters(one: Operation) -> list[Schema]:
    described = one.query.model_json_schema()
    needed = described.get("required", [])
    return [
        {
            "name": name,
            "in": "query",
            "required": name in needed,
            "schema": {key: value for key, value in schema.items() if key not in {"description", "title"}},
            **({"description": schema["description"]} if "description" in schema else {}),
        }
        for name, schema in described.get("properties", {}).items()
    ]


def _header_parameters(one: Operation) -> list[Schema]:
    found: list[Schema] = []
    if one.needs_state:
        found.append(_header("If-Match", "The ETag of the state that you changed, or `*`.", required=True))
    if one.method == "POST":
        words = "Your name for this request: sent again, it is not done again."
        found.append(_header("Idempotency-Key", words, pattern=f"^{NAME}$"))
    return found


def _header(name: str, description: str, *, required: bool = False, pattern: str = "") -> Schema:
    schema = {"type": "string", "maxLength": 200} if not pattern else {"type": "string", "pattern": pattern}
    return {"name": name, "in": "header", "required": required, "description": description, "schema": schema}


def _answer(status: int, model: type[BaseModel] | None) -> Schema:
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS}
    if model is None:
        return {"description": HTTPStatus(status).phrase, "headers": headers}
    media_type = model.media_type if issubclass(model, ZipFile) else "application/json"
    content = {media_type: {"schema": _ref(model)}}
    return {"description": HTTPStatus(status).phrase, "headers": headers, "content": content}


def _problem(status: int) -> Schema:
    content = {problem.MEDIA_TYPE: {"schema": _ref(ProblemDocument)}}
    return {"description": problem.TITLES[status][1], "content": content}


def _schemas(operations: Iterable[Operation]) -> Schema:
    sent = {one.takes: None for one in operations if one.takes}
    answered = {model: None for one in operations for model in one.answers.values() if model}
    modes: dict[type[BaseModel], JsonSchemaMode] = dict.fromkeys([*answered, ProblemDocument], "serialization")
    modes.update(dict.fromkeys(sent, "validation"))
    _, made = models_json_schema(list(modes.items()), ref_template=REF + "{model}")
    return {**_elsewhere(made["$defs"]), **_guide()}


def _ref(model: type[BaseModel]) -> Schema:
    return {"$ref": REF + model.__name__}


def _elsewhere(schemas: Schema) -> Schema:
    """With references in place of what stands for a schema that is not made of models."""

    def put(value: Any) -> Any:
        if is_object(value):
            if ELSEWHERE in value:
                return {"$ref": REF + value[ELSEWHERE]}
            return {name: put(inner) for name, inner in value.items()}
        return [put(inner) for inner in value] if is_list(value) else value

    return put(schemas)


def _guide() -> Schema:
    """The schema of a guide, its definitions beside it as `GuideStep` and so on."""
    text = json.dumps({key: value for key, value in guide_schema().items() if key not in {"$schema", "$defs"}})
    definitions = {f"Guide{name}": value for name, value in guide_schema()["$defs"].items()}
    return json.loads(json.dumps({"Guide": json.loads(text), **definitions}).replace("#/$defs/", REF + "Guide"))
