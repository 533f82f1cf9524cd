"""Whom a batch says that it is of: bounded, and nothing that is none."""

import json

import pytest

from models.event import BadBatch, read_batch

SUBJECT = "ab" * 32


def read(person):
    return read_batch(json.dumps({"schema": 1, "events": [], "person": person}).encode()).person


def test_numbers_texts_and_booleans_are_told_and_nothing_else():
    told = {"a": "x", "b": 3, "c": 2.5, "d": True, "e": None, "f": [1], "g": {"h": 1}, "i": "y" * 201, "j": 1e300, "k\0": "z"}
    found = read({"subject": SUBJECT, "attributes": told})
    assert found.subject == SUBJECT
    assert found.attributes == {"a": "x", "b": 3, "c": 2.5, "d": True}
    assert isinstance(found.attributes["b"], int)


@pytest.mark.parametrize(
    "person",
    [
        "ann",
        {},
        {"subject": "ann@x.example"},
        {"subject": SUBJECT.upper()},
        {"subject": SUBJECT, "attributes": [1]},
        {"subject": SUBJECT, "attributes": {str(number): 1 for number in range(21)}},
    ],
)
def test_what_is_nobody_refuses_the_batch(person):
    with pytest.raises(BadBatch, match="person"):
        read(person)
