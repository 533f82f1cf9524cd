from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models.guide.rules import Rules
from models.guide.rules.competition import Contender, competitions

FIRST, SECOND = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def path(operator, value):
    return {"part": "path", "operator": operator, "value": value}


def contender(name, created=FIRST, priority=0, kind="tour", **rules):
    return Contender(name.lower(), name, kind, priority, created, Rules.parse(rules))


def plan(value):
    condition = {"subject": "attribute", "name": "plan", "operator": "equals", "value": value}
    return {"segment": {"match": "all", "conditions": [condition]}}


def pages(operator, value):
    return {"pages": {"include": [path(operator, value)]}}


def test_the_older_guide_shows_first_and_the_other_waits_for_another_day():
    (found,) = competitions([contender("News", SECOND), contender("Welcome")])
    assert (found.winner.name, found.loser.name) == ("Welcome", "News")
    assert "it is older (2026-01-01 before 2026-02-01)" in found.sentence
    assert found.sentence.endswith('"News" waits and shows on another day.')


def test_priority_comes_before_age():
    (found,) = competitions([contender("Welcome"), contender("News", SECOND, priority=5)], budget=2)
    assert found.winner.name == "News"
    assert "its priority is higher (5 over 0)" in found.sentence
    assert found.sentence.endswith("once that has ended.")


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (pages("equals", "/boats"), pages("equals", "/berths"), False),
        (pages("equals", "/boats"), pages("equals", "/boats/"), True),
        (pages("pattern", "/boats/:id"), pages("starts_with", "/boats/1"), True),
        (pages("pattern", "/boats/:id"), pages("equals", "/boats"), False),
        (pages("pattern", "/*/edit"), pages("pattern", "/boats/:id/edit"), True),
        (pages("contains", "boat"), pages("ends_with", "/edit"), True),
        (plan("free"), plan("pro"), False),
        (plan("free"), plan(["free", "trial"]), True),
        ({"trigger": {"type": "link"}}, {}, False),
        ({"schedule": {"until": "2026-06-01T00:00"}}, {"schedule": {"from": "2026-07-01T00:00"}}, False),
        ({"schedule": {"until": "2026-06-01T00:00"}}, {"schedule": {"from": "2026-05-01T00:00"}}, True),
    ],
)
def test_guides_compete_where_pages_people_and_times_may_meet(one, other, meet):
    both = contender("One", **one), contender("Other", SECOND, **other)
    assert bool(competitions(both)) is meet
    assert bool(competitions(both[::-1])) is meet


def test_an_excluded_page_is_no_meeting_place():
    kept = {"pages": {"include": [path("equals", "/boats")], "exclude": [path("starts_with", "/boats")]}}
    assert competitions([contender("One", **kept), contender("Other", **pages("equals", "/boats"))]) == []


def test_hotspots_compete_with_nobody_and_banners_do_not_cost_a_day():
    assert competitions([contender("One", kind="hotspots"), contender("Other")]) == []
    (found,) = competitions([replace(contender("One"), exempt=True), contender("Other", SECOND)])
    assert found.sentence.endswith("once that has ended.")


def test_guides_of_one_day_are_told_by_the_clock_and_of_one_second_by_their_names():
    (found,) = competitions([contender("News", FIRST.replace(hour=9)), contender("Welcome", FIRST.replace(hour=8))])
    assert "it is older (2026-01-01 08:00:00 before 2026-01-01 09:00:00)" in found.sentence
    (found,) = competitions([contender("Welcome"), contender("News")])
    assert found.winner.name == "News"
    assert "its public name comes first" in found.sentence
