import pytest

from models.guide.rules import Rules
from models.guide.rules.condition_words import visitors
from models.guide.rules.rule_sentences import sentences

NAMES = {"welcome": "Welcome"}


def told(*conditions, match="all"):
    return visitors(Rules.parse({"segment": {"match": match, "conditions": list(conditions)}}).segment, NAMES)


def attribute(operator, value=None, **more):
    return {"subject": "attribute", "name": "plan", "operator": operator, **({} if value is None else {"value": value}), **more}


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (attribute("equals", "free"), 'Visitors whose plan is "free"'),
        (attribute("equals", ["free", "trial"]), 'Visitors whose plan is "free" or "trial"'),
        (attribute("not_equals", ["free", "trial"]), 'Visitors whose plan is not "free" nor "trial"'),
        (attribute("contains", "fr", case=True), 'Visitors whose plan contains "fr" (match case)'),
        (attribute("exists"), "Visitors whose plan is known"),
        (attribute("not_exists"), "Visitors whose plan is unknown"),
        (attribute("at_least", 1200, type="number"), "Visitors whose plan is at least 1,200"),
        (attribute("less_than", "2026-05-01", type="date"), "Visitors whose plan is before 2026-05-01"),
        (attribute("in_last", days=7, type="date"), "Visitors whose plan is in the last 7 days"),
        (attribute("equals", True, type="boolean"), "Visitors whose plan is true"),
        ({"subject": "device", "operator": "equals", "value": ["mobile", "tablet"]}, "Visitors on a phone or a tablet"),
        ({"subject": "browser", "operator": "not_equals", "value": "safari"}, "Visitors not using Safari"),
        ({"subject": "language", "operator": "equals", "value": "de"}, 'Visitors whose language is "de"'),
        ({"subject": "visits", "operator": "at_least", "value": 2}, "Visitors with at least 2 visits"),
        ({"subject": "visits", "operator": "equals", "value": 1}, "Visitors with exactly 1 visit"),
        ({"subject": "guide", "name": "welcome", "operator": "not_seen"}, 'Visitors who have not seen "Welcome"'),
        (
            {"subject": "guide", "name": "welcome", "operator": "completed", "days": 1},
            'Visitors who have completed "Welcome" in the last 1 day',
        ),
        (
            {"subject": "event", "name": "export", "operator": "at_least", "value": 1, "days": 7},
            'Visitors for whom "export" was tracked in the last 7 days',
        ),
        (
            {"subject": "event", "name": "export", "operator": "equals", "value": 0},
            'Visitors for whom "export" was never tracked',
        ),
        ({"subject": "percentage", "operator": "less_than", "value": 10}, "Visitors in a random 10 %"),
        ({"subject": "element", "name": ".up", "operator": "not_exists"}, 'Visitors on a page without the element ".up"'),
        ({"subject": "cookie", "name": "beta", "operator": "exists"}, 'Visitors whose cookie "beta" is known'),
        (
            {"subject": "first_seen", "type": "date", "operator": "in_last", "days": 30},
            "Visitors who first came in the last 30 days",
        ),
    ],
)
def test_a_condition_reads_as_a_sentence(condition, sentence):
    assert told(condition) == sentence


def test_conditions_are_joined_as_people_would():
    phone = {"subject": "device", "operator": "equals", "value": "mobile"}
    unseen = {"subject": "guide", "name": "welcome", "operator": "not_seen"}
    sentence = 'Visitors on a phone whose plan is "free" and who have not seen "Welcome"'
    assert told(attribute("equals", "free"), phone, unseen) == sentence
    assert told(attribute("equals", "free"), phone, match="any") == 'Visitors whose plan is "free" or on a phone'


def test_a_whole_guide_is_one_sentence():
    rules = Rules.parse(
        {
            "pages": {
                "include": [{"part": "path", "operator": "starts_with", "value": "/boats"}],
                "exclude": [{"part": "path", "operator": "equals", "value": "/boats/new"}],
            },
            "trigger": {"type": "scroll", "percent": 50},
            "frequency": {"show": "session"},
            "stop": {"dismissed": False, "views": 1},
            "schedule": {"until": "2026-12-24"},
        }
    )
    assert sentences(rules, "tour").whole("Boats") == (
        'All visitors see "Boats" on pages whose path starts with "/boats", but not where the path is "/boats/new", '
        "when they have scrolled 50 % of the page, once in each tab, until they complete it or they have seen it 1 time, "
        "until 2026-12-25 00:00 by the visitor's clock."
    )
