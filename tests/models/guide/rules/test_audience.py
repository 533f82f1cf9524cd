import pytest

from models.guide.rules import Group, Rules
from models.guide.rules.audience import BadAudience, joined_audience
from models.support.json_reader import Faults, Reader

VISITS = {"subject": "visits", "operator": "at_least", "value": 2}
PLAN = {"subject": "attribute", "name": "plan", "operator": "equals", "value": "free"}
PHONE = {"subject": "device", "operator": "equals", "value": "mobile"}


def group(*conditions, match="all"):
    return Group.read(Reader.of({"match": match, "conditions": list(conditions)}))


LIBRARY = {"second": group(VISITS), "either": group(PLAN, {"match": "all", "conditions": [VISITS, PHONE]}, match="any")}


def test_everybody_is_no_group():
    assert joined_audience((), None, LIBRARY) is None


def test_one_segment_alone_is_that_segment():
    assert joined_audience(("either",), None, LIBRARY) == LIBRARY["either"]


def test_conditions_that_all_must_hold_stand_side_by_side_and_each_once():
    assert joined_audience(("second",), group(PLAN, VISITS), LIBRARY) == group(VISITS, PLAN)


def test_alternatives_keep_their_group_and_the_release_may_nest_once_more():
    whole = joined_audience(("second", "either"), None, LIBRARY)
    assert whole.conditions[1] == LIBRARY["either"]
    with pytest.raises(Faults):
        Rules.parse({"segment": whole.to_json()})
    assert Rules.parse({"segment": whole.to_json()}, levels=3).segment == whole


def test_a_segment_that_is_gone_is_said():
    with pytest.raises(BadAudience, match="was removed"):
        joined_audience(("gone",), None, LIBRARY)


def test_too_many_conditions_together_are_said():
    many = {f"s{number}": group(*({**VISITS, "value": number * 50 + n} for n in range(30))) for number in range(2)}
    with pytest.raises(BadAudience, match="60 conditions together; at most 50"):
        joined_audience(("s0", "s1"), None, many)


def test_a_release_carries_neither_names_nor_priority():
    rules = Rules.parse({"segments": ["second"], "segment": {"match": "all", "conditions": [PLAN]}, "priority": 7})
    assert rules.released(LIBRARY) == {"segment": group(VISITS, PLAN).to_json()}
