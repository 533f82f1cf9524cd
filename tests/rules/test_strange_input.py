"""Attributes and rules that nobody should send, and somebody will."""

from typing import Any

import pytest

from models.guide.rules import Rules
from models.guide.rules.contradictions import contradictions
from models.support.json_reader import Faults
from tests.rules.conftest import Judge
from tests.rules.strategies import NOW, TODAY

MEMORY = f"1,0,100,{TODAY},3,12,0,0,0,0"
STRANGE = {
    "an object": {"a": 1},
    "an array": ["free"],
    "NaN": {"$": "nan"},
    "infinity": {"$": "infinity"},
    "null": None,
    "nothing": {"$": "undefined"},
    "a function": {"$": "function"},
    "a symbol": {"$": "symbol"},
    "a big integer": {"$": "bigint"},
    "a date": {"$": "date"},
    "what cannot be written": {"$": "throwing"},
    "an object without prototype": {"$": "null_object"},
    "a text of 1 MB": {"$": "repeat", "text": "free", "times": 262_144},
}
OPERATORS: list[dict[str, Any]] = [
    {"operator": "equals", "value": "free"},
    {"operator": "not_equals", "value": "free"},
    {"operator": "contains", "value": "free"},
    {"operator": "regex", "value": "^f"},
    {"operator": "equals", "type": "number", "value": 5},
    {"operator": "less_than", "type": "number", "value": 5},
    {"operator": "equals", "type": "boolean", "value": True},
    {"operator": "at_most", "type": "date", "value": "2026-11-24"},
    {"operator": "in_last", "type": "date", "days": 30},
]


def verdict(judge: Judge, attributes: dict[str, Any], condition: dict[str, Any]) -> str | None:
    rules = {"segment": {"match": "all", "conditions": [{"subject": "attribute", "name": "plan", **condition}]}}
    facts = {"url": "https://a.example/", "offset": 0, "attributes": attributes}
    case = {"guide": {"id": "g", "kind": "tour", "rules": rules}, "facts": facts, "memory": MEMORY, "now": NOW}
    (explained,) = judge("explain", [case])
    assert explained["words"]["headline"]
    return judge("obstacle", [case])[0]


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("condition", OPERATORS, ids=lambda one: f"{one['operator']} {one.get('type', 'text')}")
def test_an_attribute_that_is_no_text_number_or_date_makes_the_condition_false(
    judge: Judge, name: str, condition: dict[str, Any]
) -> None:
    assert verdict(judge, {"plan": STRANGE[name]}, condition) == "segment"


@pytest.mark.parametrize("value", ["yesterday", "24.11.2026", "2026-13-45", "20261124", "", "2026-11-24T25:00:00Z"])
def test_a_date_that_is_none_makes_the_condition_false(judge: Judge, value: str) -> None:
    assert verdict(judge, {"plan": value}, {"operator": "at_most", "type": "date", "value": "2030-01-01"}) == "segment"


def test_a_date_as_text_counts_as_its_day(judge: Judge) -> None:
    assert verdict(judge, {"plan": "2026-11-20"}, {"operator": "in_last", "type": "date", "days": 7}) is None


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString", "hasOwnProperty"])
def test_a_name_of_javascripts_own_is_an_unknown_attribute(judge: Judge, name: str) -> None:
    rules = {"segment": {"match": "all", "conditions": [{"subject": "attribute", "name": name, "operator": "exists"}]}}
    facts = {"url": "https://a.example/", "offset": 0}
    case = {"guide": {"id": "g", "kind": "tour", "rules": rules}, "facts": facts, "memory": MEMORY, "now": NOW}
    assert judge("bare", [case]) == ["segment"]


def nested(levels: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"subject": "device", "operator": "equals", "value": "mobile"}
    for _ in range(levels):
        inner = {"match": "all", "conditions": [inner]}
    return inner


def test_a_rule_nested_ten_deep_is_refused_with_its_place() -> None:
    Rules.parse({"segment": nested(2)})
    with pytest.raises(Faults) as refused:
        Rules.parse({"segment": nested(10)})
    assert refused.value.faults[0][0] == "segment.conditions[0].conditions[0].conditions"
    assert "nested too deeply" in refused.value.faults[0][1]


@pytest.mark.parametrize(
    "source", ["(a+)+$", "(a|a)*b", "(.*)*x", "(\\w+\\s?)+$", "(a|b|ab)*c", "x*x*x*y", "^(([a-z])+.)+[A-Z]$"]
)
@pytest.mark.parametrize("place", ["page", "attribute"])
def test_an_expression_that_can_take_for_ever_is_refused_with_the_reason(source: str, place: str) -> None:
    page = {"pages": {"include": [{"part": "path", "operator": "regex", "value": source}]}}
    condition = {"subject": "attribute", "name": "plan", "operator": "regex", "value": source}
    with pytest.raises(Faults) as refused:
        Rules.parse(page if place == "page" else {"segment": {"match": "all", "conditions": [condition]}})
    assert "for ever" in refused.value.faults[0][1]


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"visits": (3, "at_most"), "again": (5, "at_least")}, "Nobody can match this segment"),
        ({"pages": True}, "takes away every page"),
    ],
)
def test_rules_that_contradict_each_other_are_said(rules: dict[str, Any], sentence: str) -> None:
    if "pages" in rules:
        page = {"part": "path", "operator": "starts_with", "value": "/a"}
        read = Rules.parse({"pages": {"include": [page], "exclude": [page]}})
    else:
        conditions = [{"subject": "visits", "operator": operator, "value": value} for value, operator in rules.values()]
        read = Rules.parse({"segment": {"match": "all", "conditions": conditions}})
    (found,) = contradictions(read)
    assert sentence in found.sentence
    assert found.never


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "x",
        5,
        {"segment": []},
        {"segment": {"match": "none"}},
        {"pages": {"include": "x"}},
        {"trigger": {"type": []}},
        {"frequency": {"show": "days", "days": 10**30}},
        {"schedule": {"from": "9999-99-99"}},
        {"moon": 1},
        {"priority": 1e9},
        {"segments": [{}]},
        {"segments": ["s"] * 11},
    ],
)
def test_rules_of_any_other_shape_are_refused_and_never_an_error(value: Any) -> None:
    with pytest.raises(Faults):
        Rules.parse(value)
