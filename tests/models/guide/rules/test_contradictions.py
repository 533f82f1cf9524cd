import pytest

from models.guide.rules import Rules
from models.guide.rules.contradictions import contradictions


def found(kind="tour", key="", **rules):
    return [(one.never, one.sentence) for one in contradictions(Rules.parse(rules), kind, key, {"welcome": "Welcome"})]


def segment(*conditions, match="all"):
    return {"segment": {"match": match, "conditions": list(conditions)}}


def plan(operator, value=None, **more):
    return {"subject": "attribute", "name": "plan", "operator": operator, **({} if value is None else {"value": value}), **more}


def past(operator):
    return {"subject": "guide", "name": "welcome", "operator": operator}


def visits(operator, value):
    return {"subject": "visits", "operator": operator, "value": value}


@pytest.mark.parametrize(
    "pair",
    [
        (plan("equals", "free"), plan("equals", "pro")),
        (plan("equals", "free"), plan("not_equals", ["Free", "trial"])),
        (plan("equals", "free"), plan("starts_with", "pro")),
        (plan("starts_with", "a"), plan("starts_with", "b")),
        (plan("exists"), plan("not_exists")),
        (plan("at_least", 5, type="number"), plan("less_than", 5, type="number")),
        (plan("greater_than", "2026-05-01", type="date"), plan("at_most", "2026-05-01", type="date")),
        (visits("at_most", 1), visits("at_least", 2)),
        (past("not_seen"), past("completed")),
    ],
)
def test_nobody_is_both(pair):
    ((never, sentence),) = found(**segment(*pair))
    assert never
    assert sentence.startswith("Nobody can match this segment: no visitors")


@pytest.mark.parametrize(
    "pair",
    [
        (plan("equals", "free"), plan("equals", ["Free", "pro"])),
        (plan("starts_with", "a"), plan("starts_with", "ab")),
        (plan("at_least", 5, type="number"), plan("at_most", 5, type="number")),
        (visits("at_least", 1), visits("at_most", 1)),
        (plan("equals", "free"), {**plan("equals", "pro"), "name": "other"}),
    ],
)
def test_somebody_may_be_both(pair):
    assert found(**segment(*pair)) == []


def test_of_two_alternatives_one_may_be_idle():
    impossible = {"match": "all", "conditions": [visits("at_most", 1), visits("at_least", 2)]}
    ((never, sentence),) = found(**segment(plan("equals", "free"), impossible, match="any"))
    assert not never
    assert "Nobody can match this group" in sentence


def test_no_visitor_has_fewer_than_no_visits():
    ((never, _),) = found(**segment(visits("less_than", 1)))
    assert never


def test_a_guide_that_waits_for_itself_never_shows():
    own = {"subject": "guide", "name": "own", "operator": "completed"}
    ((_, sentence),) = found(key="own", **segment(own))
    assert sentence.endswith("which is this guide itself.")
    assert found(key="other", **segment(own)) == []


def test_an_exclude_may_take_every_page_away():
    rule = {"part": "path", "operator": "equals", "value": "/boats"}
    ((never, _),) = found(pages={"include": [rule], "exclude": [{**rule, "operator": "starts_with"}]})
    assert never
    ((never, _),) = found(pages={"include": [rule, {**rule, "value": "/berths"}], "exclude": [rule]})
    assert not never


def test_what_shows_once_is_not_stopped_after_three_times():
    ((never, sentence),) = found(stop={"views": 3})
    assert (never, sentence) == (False, "It shows once, so stopping after 3 views never happens.")


def test_a_phone_has_no_pointer_to_leave_the_page():
    phone = {"subject": "device", "operator": "equals", "value": "mobile"}
    ((never, _),) = found(trigger={"type": "exit"}, **segment(phone))
    assert never
