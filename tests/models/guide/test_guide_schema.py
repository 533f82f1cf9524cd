"""The published schema of a guide and its reader let through the same, as far as a schema can say it."""

import copy
import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from models.guide import GuideDocument
from models.guide.guide_example import EXAMPLE, EXAMPLES
from models.guide.guide_file import GuideFile
from models.guide.guide_schema import guide_schema
from models.guide.template import TEMPLATES
from models.support.json_reader import Faults
from tests.rules import strategies
from tests.web.api.program import guide_json

VALIDATOR = Draft202012Validator(guide_schema())


def is_read(value):
    try:
        GuideFile.read(value)
    except Faults:
        return False
    return True


def test_it_is_a_schema_and_its_examples_are_guides():
    Draft202012Validator.check_schema(guide_schema())
    for example in EXAMPLES:
        VALIDATOR.validate(example)
        assert is_read(example)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.key)
def test_what_is_written_of_every_template_is_valid(template):
    document = GuideDocument(template.begin("https://app.acme.example/boats"))
    VALIDATOR.validate(json.loads(json.dumps(GuideFile("Welcome", template.kind, document).to_json())))


@given(strategies.rules)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_rules_that_are_written_are_valid(made):
    value = guide_json(rules=made)
    assume(is_read(value))  # of some the schedule ends before it begins
    VALIDATOR.validate(json.loads(json.dumps(GuideFile.read(value).to_json())))


def leaves(value, path=()):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path


FULL = GuideFile.read(
    {
        **copy.deepcopy(EXAMPLE),
        "rules": {
            "pages": {"include": [{"part": "path", "operator": "equals", "value": "/boats", "strict": True}]},
            "segments": ["s-abc"],
            "segment": {
                "match": "any",
                "conditions": [
                    {"subject": "attribute", "name": "plan", "type": "text", "operator": "equals", "value": ["free", "pro"]},
                    {"match": "all", "conditions": [{"subject": "visits", "type": "number", "operator": "at_least", "value": 3}]},
                    {"subject": "guide", "name": "g", "operator": "seen", "days": 3},
                ],
            },
            "trigger": {"type": "delay", "seconds": 3},
            "frequency": {"show": "days", "days": 3},
            "stop": {"views": 3, "completed": True},
            "schedule": {"from": "2026-11-24T09:00", "until": "2026-12-24", "zone": "site"},
            "priority": 3,
        },
    }
).to_json()
WRONG = [None, True, -1, 1.5, 10**6, "", "no such word", "x" * 300, [], {}, ["x"], {"colour": "red"}]
SAID_BY_READERS_ALONE = set("value operator type name selector url days body text of page until from".split())
"""Members whose meaning hangs on others, or on what a text says: a schema lets more of them through."""


@given(some.sampled_from(list(leaves(FULL))), some.sampled_from(WRONG))
@settings(max_examples=250, deadline=None, derandomize=True)
def test_one_wrong_value_is_wrong_to_both(path, wrong):
    value = json.loads(json.dumps(FULL))
    inner = value
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = wrong
    valid, read = VALIDATOR.is_valid(value), is_read(value)
    if read and not (path[-1] == "target" and not wrong):  # a reader takes whatever says nothing for no target
        assert valid, (path, wrong)
    names = {part for part in path if isinstance(part, str)}
    if valid and not names & SAID_BY_READERS_ALONE:
        assert read, (path, wrong)
