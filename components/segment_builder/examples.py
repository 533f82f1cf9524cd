"""Examples for the gallery and its test."""

from components.segment_builder import SegmentBuilder
from components.segment_builder.condition_row import ConditionChoices

_CHOICES = ConditionChoices({"plan": "text", "seats": "number", "since": "date", "beta": "boolean"}, {"welcome": "Welcome"})
_SEVERAL = {
    "match": "all",
    "conditions": [
        {"subject": "device", "operator": "equals", "value": ["mobile", "tablet"]},
        {"subject": "attribute", "name": "plan", "operator": "equals", "value": ["free", "trial"]},
        {"subject": "attribute", "name": "since", "type": "date", "operator": "in_last", "days": 30},
        {"subject": "guide", "name": "welcome", "operator": "not_seen"},
        {
            "match": "any",
            "conditions": [
                {"subject": "visits", "operator": "at_least", "value": 2},
                {"subject": "event", "name": "export", "operator": "at_least", "value": 1, "days": 7},
            ],
        },
    ],
}
EXAMPLES = {
    "nobody chosen": SegmentBuilder.of({}, _CHOICES, sentence="All visitors"),
    "several": SegmentBuilder.of(_SEVERAL, _CHOICES, sentence='Visitors on a phone or a tablet whose plan is "free" or "trial".'),
    "refused": SegmentBuilder.of(
        {"match": "all", "conditions": [{"subject": "attribute", "name": "", "operator": "regex", "value": "(a+)+$"}]},
        _CHOICES,
        problems={
            "segment.conditions[0].name": "is empty; say which one is meant",
            "segment.conditions[0].value": "character 5 repeats a group that itself repeats, which can take for ever",
        },
    ),
}
