"""The published JSON Schema (2020-12) of a release: every release validates against it before it can go live."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from models.guide.publication_refused import PublicationRefused

SCHEMA = Path(__file__).parent / "schema" / "guides.schema.json"
STORAGE = SCHEMA.with_name("storage.json")


class DoesNotConform(PublicationRefused):
    """A release that visitors' players could not read; the sentence names the place."""


@cache
def schema() -> dict[str, Any]:
    """A JSON Schema, as jsonschema reads it."""
    return json.loads(SCHEMA.read_text())


@cache
def storage_manifest() -> dict[str, Any]:
    """What the player stores in a visitor's browser, for machines and for data-protection officers."""
    return json.loads(STORAGE.read_text())


@cache
def _validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def assert_conforms(document: Mapping[str, object]) -> None:
    validator: Any = _validator()  # jsonschema's instances are typed by what they may hold, deeper than a checker follows
    problems: list[ValidationError] = sorted(validator.iter_errors(document), key=_place)
    if problems:
        problem = problems[0]
        raise DoesNotConform(f"{problem.json_path}: {problem.message[:300]}")


def _place(problem: ValidationError) -> list[str]:
    return [str(step) for step in problem.absolute_path]
