"""A draft that was read is not read again, and one that differs in anything is another draft."""

import json

import pytest

from models.guide import GuideDocument, Step
from models.guide.known_documents import kept_document
from models.support.json_reader import Faults

STORED = GuideDocument((Step(id="s1", kind="modal", title="Hello", placement="center"),)).to_json()


def test_a_draft_that_was_read_is_the_same_document():
    assert kept_document(json.dumps(STORED)) == GuideDocument.read(STORED, kept=True)
    assert kept_document(json.dumps(STORED)) is kept_document(json.dumps(STORED))


@pytest.mark.parametrize("changed", [{**STORED, "steps": []}, {**STORED, "language": "de"}, {**STORED, "theme": "1234567890"}])
def test_one_that_differs_is_another(changed):
    stored = kept_document(json.dumps(STORED))
    assert kept_document(json.dumps(changed)) == GuideDocument.read(changed, kept=True) != stored


@pytest.mark.parametrize(
    "damaged",
    [json.dumps({**STORED, "format": 1, "steps": [7]}), json.dumps({**STORED, "language": True}), "[]", "7", '{"steps":', ""],
)
def test_a_damaged_one_is_refused_each_time(damaged):
    for _ in range(2):
        with pytest.raises(Faults):
            kept_document(damaged)


def test_a_number_in_place_of_a_truth_is_another():
    """To Python, and so to a comparison of what was stored, they are equal."""
    priority = {**STORED, "rules": {"priority": 1}}
    told = {**STORED, "rules": {"priority": True}}
    assert priority == told
    assert repr(kept_document(json.dumps(told)).rules) == repr(told["rules"])
    assert repr(kept_document(json.dumps(priority)).rules) == repr(priority["rules"])
